import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { measureWords } from './cases.words.ts'
import { nextMeasure, noticesOf } from './escalations.rules.ts'
import { noticeText } from './escalations.words.ts'
import type { EventFormProps } from './event-fields.views.tsx'
import { MOST_LINE, MOST_WORDS } from './event-forms.rules.ts'
import { formWords as words } from './event-forms.words.ts'
import { measures } from './events.rules.ts'
import { NoticeFiles } from './papers.views.tsx'

/** Written anew: nothing of the report stands in it beforehand. */
export const OrderFields = ({ seen, given, nextNumber }: EventFormProps) => (
  <>
    {seen.row.unitId === null && <Note kind="care">{words.unit}</Note>}
    <TextArea name="what" label={words.what} hint={words.whatHint} value={given.what} maxLength={MOST_WORDS} />
    <Field name="place" label={words.place} value={given.place} maxLength={MOST_LINE} />
    <TextArea name="demands" label={words.demands} value={given.demands} maxLength={MOST_WORDS} />
    <Field name="dueOn" kind="date" label={words.dueOn} value={given.dueOn} />
    <Field name="signedBy" label={words.signedBy} value={given.signedBy} maxLength={MOST_LINE} />
    <Field name="number" label={words.number} value={given.number ?? nextNumber} maxLength={MOST_LINE} />
    {seen.standing.grade === 'major' && !seen.rules.majorsEntrusted && (
      <Field
        name="entrustment"
        label={words.entrustment}
        hint={words.entrustmentHint}
        value={given.entrustment}
        maxLength={MOST_LINE}
      />
    )}
  </>
)

/** The two notices are drafted from the facts of the order, to be copied or printed. */
export const EscalateFields = ({ seen, given }: Pick<EventFormProps, 'seen' | 'given'>) => {
  const { standing, orders, row, today } = seen
  const measure = measures.find((one) => one === given.measure) ?? nextMeasure(standing) ?? 'supervise'
  const notices = noticesOf(standing, measure, today)
  const texts = { town: words.toTown, county: words.toCounty }
  return (
    <>
      <Picks
        name="measure"
        legend={words.measure}
        value={measure}
        options={measures.map((one) => ({ value: one, label: measureWords[one] }))}
      />
      {notices.length > 0 && <p>{words.notices}</p>}
      {notices.map((notice) => (
        <TextArea
          key={notice.to}
          name={`notice-${notice.to}`}
          label={texts[notice.to]}
          value={noticeText(notice, row.unit ?? '', orders.at(-1)?.number ?? '')}
          rows={6}
        />
      ))}
      {notices.length > 0 && <NoticeFiles caseId={row.id} measure={measure} />}
      <CheckBox name="toldTown" label={words.toldTown} checked={given.toldTown !== undefined} />
      <CheckBox name="toldCounty" label={words.toldCounty} checked={given.toldCounty !== undefined} />
    </>
  )
}
