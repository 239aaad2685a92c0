import { Fragment } from 'preact'
import { officialWords } from '#platform/documents/documents.words.ts'
import { type Block, type OfficialDocument, partsOf, type Run } from '#platform/documents/official-document.ts'
import { Link } from '#platform/html/link.tsx'

/** An official paper to be read on the screen: the words of the docx, its figures open to be followed. */
export const Paper = ({
  document,
  whole,
  level = 2,
}: {
  document: OfficialDocument
  /** With the tables that are attached to it. */
  whole?: boolean | undefined
  /** Whether the title heads the page. */
  level?: 1 | 2
}) => {
  const { title, number, recipients, attachments = [], signature, note } = document
  const { body, appendices } = partsOf(document.body)
  const Title = `h${level}` as const
  const under = level === 1 ? 'h2' : 'h3'
  return (
    <article class="official">
      {number && <p class="official-number">{number}</p>}
      <Title class="official-title">
        {title.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </Title>
      {recipients && <p class="official-flush">{officialWords.to(recipients)}</p>}
      {body.map((block, at) => (
        <PaperBlock key={at} block={block} under={under} />
      ))}
      {attachments.length > 0 && <p>{officialWords.attachments(attachments)}</p>}
      {signature && (
        <div class="official-end">
          <p>
            {signature.issuers.map((issuer) => (
              <span key={issuer}>{issuer}</span>
            ))}
            <span>{signature.date}</span>
          </p>
        </div>
      )}
      {note && <p>{officialWords.note(note)}</p>}
      {whole && appendices.map((block, at) => <Appendix key={at} block={block} under={under} />)}
    </article>
  )
}

interface BlockProps {
  block: Block
  /** One below the title's: what hears the page counts on no gap. */
  under: 'h2' | 'h3'
}

const PaperBlock = ({ block, under: Heading }: BlockProps) => {
  if (block.kind === 'heading') return <Heading class={`official-${block.level}`}>{block.text}</Heading>
  if (block.kind !== 'paragraph') return null
  return (
    <p>
      {block.runs.map((run, at) => (
        <PaperRun key={at} run={run} />
      ))}
    </p>
  )
}

const PaperRun = ({ run }: { run: Run }) => {
  if (typeof run === 'string') return <Fragment>{run}</Fragment>
  return run.href ? <Link to={run.href}>{run.text}</Link> : <Fragment>{run.text}</Fragment>
}

const Appendix = ({ block, under: Heading }: BlockProps) => {
  if (block.kind === 'attachment')
    return (
      <Heading class="official-appendix">
        {block.label}　{block.title}
      </Heading>
    )
  if (block.kind !== 'table') return null
  return (
    <div class="official-table" role="region" aria-label={officialWords.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {block.columns.map(({ head, align }) => (
              <th key={head} scope="col" class={align === 'right' ? 'n' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map((run, column) => (
                <td key={column} class={block.columns[column]?.align === 'right' ? 'n' : undefined}>
                  <PaperRun run={run} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
