import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { reviewWords as words } from './reviews.words.ts'

interface WaiverProps {
  assignmentId: string
  reason: string
  problems: readonly Problem[]
}

export const WaiverForm = ({ assignmentId, reason, problems }: WaiverProps) => (
  <Fold title={words.waive} open={problems.length > 0}>
    <p>{words.waiveText}</p>
    <Form action={`/office/assignments/${assignmentId}/waivers`} problems={problems}>
      <TextArea name="waiver" label={words.waiveReason} value={reason} rows={2} maxLength={300} />
      <Actions>
        <Button look="line">{words.waive}</Button>
      </Actions>
    </Form>
  </Fold>
)

export const UnwaiveForm = ({ assignmentId }: { assignmentId: string }) => (
  <Form action={`/office/assignments/${assignmentId}/withdrawals`}>
    <p>{words.unwaiveText}</p>
    <Actions>
      <Button look="line">{words.unwaive}</Button>
    </Actions>
  </Form>
)

/** After a waiver: said where it led to, with the way back while there is one. */
export const WaivedNote = ({ unit, assignmentId }: { unit: string; assignmentId: string | undefined }) => (
  <Note>
    {words.waivedOf(unit)}
    {assignmentId && (
      <Form action={`/office/assignments/${assignmentId}/withdrawals`} class="inline" label={words.undo}>
        <MiniButton about={words.waivedOf(unit)} hotkey="undo">
          {words.undo}
        </MiniButton>
      </Form>
    )}
  </Note>
)
