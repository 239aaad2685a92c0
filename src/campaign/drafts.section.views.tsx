import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { markId } from '#platform/html/reader/reader.tsx'
import { Panel } from '#platform/html/split/split.tsx'
import type { Before } from './cloning.reading.ts'
import { FieldLine, FieldLines, WordsLine } from './drafts.lines.views.tsx'
import { ordinalOf, type SheetSection, type TaskPart } from './drafts.sheet.ts'
import { reportWords, titleOfSection } from './drafts.text.ts'
import { SPARE_SEATS } from './drafts.typed.ts'
import type { Names } from './drafts.values.ts'
import { draftWords, fieldWords, taskTitle } from './drafts.words.ts'

export interface SectionProps {
  campaignId: string
  section: SheetSection
  names: Names
  given?: Record<string, string> | undefined
  problems?: readonly Problem[] | undefined
  /** The last answer that the page was drawn after: somebody else's later one is not overwritten unseen. */
  seen: string
  /** The earlier year that this one was laid out like. */
  before?: Before | undefined
}

/** One part of the sheet: its fields, its tasks, and two ways to keep them. */
export const SectionForm = ({ campaignId, section, names, given, problems, seen, before }: SectionProps) => {
  const first = section.lines.find(({ number }) => number !== null)?.number
  const dropped = Boolean(section.activity?.droppedAt)
  return (
    <Panel
      title={titleOfSection(section)}
      more={first != null && <Link to={`#${markId(first)}`}>{draftWords.toSource}</Link>}
    >
      <Form
        action={`/office/campaigns/${campaignId}/sections/${section.id}`}
        problems={problems}
        label={titleOfSection(section)}
      >
        {/* Enter in a box presses the first button of a form: it must not be one that drops something. */}
        <button type="submit" name="act" value="save" class="v" tabIndex={-1} aria-hidden="true">
          {draftWords.save}
        </button>
        <input type="hidden" name="_seen" value={seen} />
        {dropped ? (
          <Dropped id={section.id} />
        ) : (
          <>
            <FieldLines lines={section.lines} names={names} given={given} asides={asidesOf(section)} />
            {section.seats && <Seats section={section} given={given} />}
            {section.tasks.map((part) => (
              <TaskFields
                key={part.task.id}
                campaignId={campaignId}
                part={part}
                names={names}
                given={given}
                before={before}
              />
            ))}
            <Actions pair>
              <Button name="act" value="confirm">
                {draftWords.confirm}
              </Button>
              <Button look="line" name="act" value="save">
                {draftWords.save}
              </Button>
            </Actions>
            {section.activity && (
              <p class="task-acts">
                <MiniButton name="act" value="add-task">
                  {draftWords.addTask}
                </MiniButton>
                <MiniButton name="act" value={`drop ${section.id}`}>
                  {draftWords.dropActivity}
                </MiniButton>
              </p>
            )}
          </>
        )}
      </Form>
    </Panel>
  )
}

const Dropped = ({ id }: { id: string }) => (
  <>
    <Note kind="care">{draftWords.dropped}</Note>
    <Actions>
      <Button look="line" name="act" value={`restore ${id}`}>
        {draftWords.restore}
      </Button>
    </Actions>
  </>
)

/** The ordinal is checked against the year: pages do mix years. */
function asidesOf({ lines }: SheetSection): Record<string, string> {
  const numberOf = (field: string) => lines.find((line) => line.field === field)?.value
  const [year, ordinal] = [numberOf('year'), numberOf('ordinal')]
  if (typeof year !== 'number' || typeof ordinal !== 'number') return {}
  const wanted = ordinalOf(year)
  return {
    ordinal: wanted === ordinal ? draftWords.ordinalFits(year, wanted) : draftWords.ordinalDiffers(year, wanted),
  }
}

interface TaskFieldsProps extends Pick<SectionProps, 'campaignId' | 'names' | 'given' | 'before'> {
  part: TaskPart
}

const TaskFields = ({ campaignId, part, names, given, before }: TaskFieldsProps) => {
  const { task, lines, reports, issued } = part
  if (task.droppedAt)
    return (
      <div class="task">
        <p class="task-acts gone">
          <s>{task.title}</s>
          <MiniButton name="act" value={`restore ${task.id}`} about={task.title}>
            {draftWords.restore}
          </MiniButton>
        </p>
      </div>
    )
  const open = issued ? lines.filter(({ field }) => field !== 'dueOn') : lines
  return (
    <div class="task" id={`task-${task.id}`}>
      <ol class="draft">
        {open
          .filter(({ field }) => field !== 'dueOn')
          .map((line) => (
            <FieldLine key={line.name} line={line} names={names} given={given} ofTask />
          ))}
        <WordsLine
          line={reports}
          label={fieldWords.reports!}
          words={reportWords(task)}
          aside={before?.figures.get(task.id)}
        />
        <Due part={part} names={names} given={given} />
      </ol>
      <p class="task-acts">
        <Link to={`/office/campaigns/${campaignId}/tasks/${task.id}`}>
          {draftWords.edit}
          <span class="v">{` ${taskTitle} ${task.title}`}</span>
        </Link>
        {issued ? (
          <small>{draftWords.issuedTask}</small>
        ) : (
          <MiniButton name="act" value={`drop ${task.id}`} about={task.title}>
            {draftWords.drop}
          </MiniButton>
        )}
      </p>
    </div>
  )
}

const Due = ({ part: { task, lines, reports, issued }, ...rest }: Omit<TaskFieldsProps, 'campaignId' | 'before'>) => {
  const line = lines.find(({ field }) => field === 'dueOn')
  if (line && !issued) return <FieldLine line={line} {...rest} />
  const settled = { ...(line ?? reports), number: null, state: 'confirmed' as const }
  const words =
    task.dueRule === 'weekly' && task.weekday
      ? draftWords.weekly(task.weekday, task.dueTime)
      : task.dueRule === 'end'
        ? draftWords.end(task.dueTime)
        : task.dueOn
          ? `${draftWords.day(task.dueOn)} ${task.dueTime}`
          : draftWords.ask
  return <WordsLine line={settled} label={fieldWords.dueOn!} words={words} />
}

const Seats = ({ section, given }: { section: SheetSection; given: Record<string, string> | undefined }) => {
  const { seats, line } = section.seats!
  return (
    <fieldset>
      <legend class="v">{fieldWords.seats}</legend>
      <ol class="draft">
        <WordsLine line={line} label={fieldWords.seats!} words="" />
      </ol>
      <ol class="seats">
        {Array.from({ length: seats.length + SPARE_SEATS }, (_, index) => (
          <li key={index}>
            {(['seat', 'holder'] as const).map((part) => (
              <input
                key={part}
                class="in"
                id={`seat.${index}.${part}`}
                name={`seat.${index}.${part}`}
                aria-label={`${draftWords[part]} ${index + 1}`}
                value={given?.[`seat.${index}.${part}`] ?? seats[index]?.[part] ?? ''}
                autocomplete="off"
              />
            ))}
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
