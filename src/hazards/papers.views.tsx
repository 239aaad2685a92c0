import { MiniButton } from '#platform/html/button/button.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { CaseSeen } from './case.reading.ts'
import { caseWords } from './case.words.ts'
import { noticeWords } from './escalations.words.ts'
import type { Measure } from './events.rules.ts'
import { orderWords as words } from './orders.words.ts'

const recipients = ['town', 'county'] as const

/** What was written to somebody in this case: orders, and the notices of each escalation, to print or to save. */
export const CasePapers = ({ seen: { row, orders, standing } }: { seen: CaseSeen }) =>
  orders.length === 0 ? null : (
    <Section title={caseWords.papers} id="papers">
      <Rows>
        {orders.map(({ id, number, unit }) => (
          <Row
            key={id}
            title={number}
            note={unit}
            after={
              <>
                <MiniButton to={`/office/hazards/orders/${id}`} about={number}>
                  {words.print}
                </MiniButton>
                <FileButtons root={`/office/hazards/orders/${id}`} about={number} />
              </>
            }
          />
        ))}
        {standing.escalations.flatMap((measure) => noticeRows(row.id, measure))}
      </Rows>
    </Section>
  )

/** Drafted, to be changed and sealed. */
export const NoticeFiles = ({ caseId, measure }: { caseId: string; measure: Measure }) => (
  <Rows>{noticeRows(caseId, measure)}</Rows>
)

const noticeRows = (caseId: string, measure: Measure) =>
  recipients.map((to) => {
    const title = noticeWords.files(to, measure)
    const root = `/office/hazards/${caseId}/notices/${measure}/${to}`
    return <Row key={root} title={title} after={<FileButtons root={root} about={title} />} />
  })

const FileButtons = ({ root, about }: { root: string; about: string }) => (
  <>
    <MiniButton to={`${root}/docx`} about={about}>
      {words.docx}
    </MiniButton>
    <MiniButton to={`${root}/pdf`} about={about}>
      {words.pdf}
    </MiniButton>
  </>
)
