import { Link } from '#platform/html/link.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import type { ProblemFile } from './files.store.ts'
import { problemWords as words } from './problems.words.ts'

interface FilesProps {
  /** Where they hang: `/u/<ref>/problem-files` or `/office/problem-files`. */
  root: string
  title: string
  files: readonly ProblemFile[]
}

export const ProblemFiles = ({ root, title, files }: FilesProps) => {
  const pictures = files.filter(({ thumbSha256 }) => thumbSha256 !== null)
  const papers = files.filter(({ thumbSha256 }) => thumbSha256 === null)
  return (
    <>
      {pictures.length > 0 && (
        <Films>
          {pictures.map(({ id }, index) => (
            <Film key={id} to={`${root}/${id}/photo`}>
              <Photo src={`${root}/${id}/thumb`} alt={words.photoAlt(title, index + 1)} lazy />
            </Film>
          ))}
        </Films>
      )}
      {papers.length > 0 && (
        <Rows>
          {papers.map(({ id, name }) => (
            <Row key={id} title={<Link to={`${root}/${id}/original`}>{name || words.files}</Link>} />
          ))}
        </Rows>
      )}
    </>
  )
}
