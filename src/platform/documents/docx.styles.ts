import { face, line, size, squeeze } from './gbt9704.ts'

/**
 * One style for all: a row of 579 twips, exactly. The grid of the section says 22 rows of 28 characters; the letters
 * keep to it by their own spacing and do not snap, since LibreOffice gives the wide ones (a title, a bracket beside a
 * digit) two cells. The size stands in Normal as well: LibreOffice measures its grid by it.
 */
export const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>
<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="${face.body}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:snapToGrid w:val="0"/><w:color w:val="000000"/><w:spacing w:val="${squeeze}"/><w:sz w:val="${size.third}"/><w:szCs w:val="${size.third}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="${size.third}"/><w:szCs w:val="${size.third}"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>
`
