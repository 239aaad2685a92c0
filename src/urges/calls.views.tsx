import { lampOf } from '#campaign/standing.rules.ts'
import { standingWords } from '#campaign/standing.words.ts'
import { clockOf } from '#campaign/submissions.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import { ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { PrintSheet } from '#platform/html/print-sheet/print-sheet.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Reach } from './candidates.ts'
import { titleOfOwed } from './messages.words.ts'
import type { UrgedUnit } from './today.reading.ts'
import { OwedLines, UrgeTabs } from './urges.views.tsx'
import { urgesWords as words } from './urges.words.ts'

interface CallsProps {
  units: readonly UrgedUnit[]
  now: Date
  problems?: Problem[]
  /** What was typed for a unit and refused. */
  given?: { unitId: string; note: string }
}

export const CallsPage = ({ units, now, problems = [], given }: CallsProps) => (
  <DeskPage
    title={words.callsTitle}
    current="/office/urges"
    head={
      units.length > 0 && (
        <ButtonLink fit look="line" to="/office/urges/calls/print">
          {words.print}
        </ButtonLink>
      )
    }
  >
    <UrgeTabs current="/office/urges/calls" office />
    <ErrorSummary problems={problems} />
    {units.length === 0 ? (
      <Empty title={words.callsNone}>
        <p>{words.callsNoneNext}</p>
      </Empty>
    ) : (
      <CardsTable
        caption={words.callsTitle}
        rows={units}
        keyOf={({ unit }) => unit.id}
        columns={[
          { head: words.callHeads.unit, cell: ({ unit }) => unit.name },
          { head: words.callHeads.phone, cell: ({ reach }) => <Phones reach={reach} /> },
          { head: words.callHeads.owed, cell: ({ owed }) => <OwedLines owed={owed} now={now} /> },
          {
            head: words.callHeads.result,
            cell: (one) => (
              <Result one={one} problems={problems} note={given?.unitId === one.unit.id ? given.note : ''} />
            ),
          },
        ]}
      />
    )}
  </DeskPage>
)

const Phones = ({ reach: { unit, leader } }: { reach: Reach }) => (
  <>
    <span class="urge-line">
      {unit.name} {unit.phone ? <PhoneLink phone={unit.phone} /> : words.noPhone}
    </span>
    {leader.phone && (
      <small class="urge-line">
        {words.leader(leader.name)} <PhoneLink phone={leader.phone} />
      </small>
    )}
  </>
)

const Result = ({ one, problems, note }: { one: UrgedUnit; problems: Problem[]; note: string }) => {
  const field = `note-${one.unit.id}`
  const problem = problems.find((each) => each.field === field)
  return (
    <>
      {one.calls.map(({ by, calledAt, reached, note: said }) => (
        <small class="urge-line" key={calledAt.getTime()}>
          {words.called(by, clockOf(calledAt), reached, said)}
        </small>
      ))}
      <Form action={`/office/units/${one.unit.id}/calls`} class="urge-call" label={one.unit.name}>
        {problem && <span class="err">{problem.text}</span>}
        <input
          class="in"
          id={field}
          name="note"
          value={note}
          aria-label={`${words.callNote} ${one.unit.name}`}
          aria-invalid={problem ? 'true' : undefined}
        />
        <MiniButton name="reached" value="1" about={one.unit.name}>
          {words.reached}
        </MiniButton>
        <MiniButton name="reached" value="0" about={one.unit.name}>
          {words.missed}
        </MiniButton>
      </Form>
    </>
  )
}

/** To carry to a telephone: who, what, since when, a box to tick and a line to write on. */
export const CallSheet = ({ units, now, town }: { units: readonly UrgedUnit[]; now: Date; town: string }) => {
  const day = dayOf(now)
  const { sheetHeads: heads } = words
  return (
    <PrintSheet
      title={words.callsTitle}
      back={{ to: '/office/urges/calls', label: words.back }}
      note={words.printNote(town, `${dayWords.day(day)} ${dayWords.weekday(day)}`, units.length)}
    >
      {/* on a narrow screen the sheet scrolls within itself, by keyboard too */}
      <section class="urge-sheet" aria-label={words.callsTitle} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {Object.values(heads).map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map(({ unit, reach, owed }) => (
              <tr key={unit.id}>
                <td>
                  <span class="box" role="img" aria-label={words.tick} />
                </td>
                <th scope="row">{unit.name}</th>
                <td>
                  {reach.unit.name} <span class="nb">{reach.unit.phone || words.noPhone}</span>
                  {reach.leader.phone && (
                    <small class="urge-line">
                      {words.leader(reach.leader.name)} <span class="nb">{reach.leader.phone}</span>
                    </small>
                  )}
                </td>
                <td>
                  {owed.map((one) => {
                    const { word, days } = lampOf(one, now)
                    return (
                      <span class="urge-line" key={one.assignmentId}>
                        {titleOfOwed(one)}{' '}
                        <small class="nb">
                          {dayWords.day(dayOf(one.dueAt))} {standingWords[word](days)}
                        </small>
                      </span>
                    )
                  })}
                </td>
                <td class="blank" />
              </tr>
            ))}
          </tbody>
        </table>
        <p>{words.printSign}</p>
      </section>
    </PrintSheet>
  )
}
