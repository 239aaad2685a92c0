import { Draft, DraftLine, Missing, Source, Suggested } from '#platform/html/draft/draft.tsx'
import { useProblem } from '#platform/html/form.tsx'
import type { LampName } from '#platform/html/lamp/lamp.tsx'
import type { FieldState } from './drafts.fields.ts'
import type { SheetLine } from './drafts.sheet.ts'
import { type Names, shownValue } from './drafts.values.ts'
import { draftWords, fieldWords, stateWords, taskTitle } from './drafts.words.ts'

const lampOf: Record<FieldState, LampName> = {
  read: 'sent',
  suggested: 'sent',
  confirmed: 'ok',
  corrected: 'ok',
  added: 'ok',
  dropped: 'none',
  unknown: 'soon',
  blank: 'none',
}

export interface LinesProps {
  lines: readonly SheetLine[]
  names: Names
  /** What was typed and refused stands again. */
  given?: Record<string, string> | undefined
  /** What stands small beside a field. */
  asides?: Record<string, string> | undefined
  /** The title of a task is not the title of the notice. */
  ofTask?: boolean | undefined
}

export const FieldLines = ({ lines, ...rest }: LinesProps) => (
  <Draft>
    {lines.map((line) => (
      <FieldLine key={line.name} line={line} {...rest} />
    ))}
  </Draft>
)

interface LineProps extends Omit<LinesProps, 'lines'> {
  line: SheetLine
}

export const FieldLine = ({ line, names, given, asides, ofTask }: LineProps) => {
  const aside = asides?.[line.field]
  return (
    <DraftLine
      lamp={lampOf[line.state]}
      word={stateWords[line.state]}
      label={ofTask && line.field === 'title' ? taskTitle : fieldWords[line.field]!}
      for={line.name}
      source={<WhereFrom line={line} />}
    >
      <Box line={line} value={given?.[line.name] ?? shownValue(line.kind, line.value, names)} />
      {aside && <small>{aside}</small>}
    </DraftLine>
  )
}

interface WordsProps {
  line: SheetLine
  label: string
  words: string
  aside?: string | undefined
}

/** Words instead of a box: changed elsewhere. */
export const WordsLine = ({ line, label, words, aside }: WordsProps) => (
  <DraftLine lamp={lampOf[line.state]} word={stateWords[line.state]} label={label} source={<WhereFrom line={line} />}>
    <span class="draft-words">
      {words}
      {aside && <small class="then">{aside}</small>}
    </span>
  </DraftLine>
)

const WhereFrom = ({ line }: { line: SheetLine }) => {
  if (line.number !== null) return <Source number={line.number} />
  if (line.state === 'unknown') return <Missing />
  return line.state === 'suggested' ? <Suggested /> : null
}

const askFor: Record<string, string> = { who: draftWords.askWho, recipientKinds: draftWords.askWho }

const Box = ({ line, value }: { line: SheetLine; value: string }) => {
  const problem = useProblem(line.name)
  const asks = line.state === 'unknown' ? (askFor[line.field] ?? draftWords.ask) : undefined
  const look = ['in', isShort(line) && 'short', asks && value === '' && 'ask', problem && 'wrong']
  const wiring = {
    id: line.name,
    name: line.name,
    class: look.filter(Boolean).join(' '),
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': problem ? `${line.name}-error` : undefined,
  }
  return (
    <>
      {line.kind === 'lines' || line.kind === 'long' ? (
        <textarea rows={Math.min(8, Math.max(2, Math.ceil(value.length / 26)))} {...wiring}>
          {value}
        </textarea>
      ) : (
        <input
          // one of several, while the types of inputs are told apart by a single one; a refused day stands as typed
          type={(line.kind === 'day' && !problem ? 'date' : 'text') as 'text'}
          inputMode={line.kind === 'number' ? 'numeric' : undefined}
          value={value}
          placeholder={asks}
          autocomplete="off"
          {...wiring}
        />
      )}
      {problem && (
        <p class="err" id={`${line.name}-error`}>
          {problem}
        </p>
      )}
    </>
  )
}

const isShort = ({ kind }: SheetLine): boolean => kind === 'number'
