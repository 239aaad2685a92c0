import { Fragment } from 'preact'
import { officialWords } from '#platform/documents/documents.words.ts'
import { type Block, type OfficialDocument, partsOf, type Run } from '#platform/documents/official-document.ts'
import { Link } from '#platform/html/link.tsx'

/** An official paper to be read on the screen: the words of the docx, its figures open to be followed. */
export const Paper = ({ document }: { document: OfficialDocument }) => {
  const { title, recipients, attachments = [], signature, note } = document
  return (
    <article class="official">
      <h2 class="official-title">
        {title.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h2>
      {recipients && <p class="official-flush">{officialWords.to(recipients)}</p>}
      {partsOf(document.body).body.map((block, at) => (
        <PaperBlock key={at} block={block} />
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
    </article>
  )
}

const PaperBlock = ({ block }: { block: Block }) => {
  if (block.kind === 'heading') return <h3 class={`official-${block.level}`}>{block.text}</h3>
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
