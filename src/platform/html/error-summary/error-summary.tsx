import type { Problem } from '../form.tsx'
import { Lamp } from '../lamp/lamp.tsx'
import { formWords } from '../words.ts'

interface ErrorSummaryProps {
  problems: readonly Problem[]
  /** Says what did not happen; by default 还没报上 with the count. */
  title?: string | undefined
  /** The second line; by default that everything filled in is still there. */
  kept?: string | undefined
}

/** On top of a refused form: what to change, in page order, each a link to its field. */
export const ErrorSummary = ({ problems, title, kept = formWords.kept }: ErrorSummaryProps) =>
  problems.length === 0 ? null : (
    <div class="sum" role="alert" tabIndex={-1} id="problems">
      <h2>
        <Lamp lamp="late" />
        {title ?? formWords.summary(problems.length)}
      </h2>
      {kept && <p>{kept}</p>}
      <ul>
        {problems.map(({ field, text }) => (
          <li key={field + text}>{field ? <a href={`#${field}`}>{text}</a> : <span>{text}</span>}</li>
        ))}
      </ul>
    </div>
  )
