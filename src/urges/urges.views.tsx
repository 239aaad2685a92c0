import type { OwedUntil } from '#campaign/owed.store.ts'
import { lampOf } from '#campaign/standing.rules.ts'
import { standingWords } from '#campaign/standing.words.ts'
import { clockOf } from '#campaign/submissions.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import { MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { type LampName, State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Message } from './messages.store.ts'
import { titleOfOwed } from './messages.words.ts'
import { toCall, type UrgedUnit } from './today.reading.ts'
import { addresseeWords, channelWords, messageStateWord, urgesWords as words } from './urges.words.ts'

export const UrgeTabs = ({ current, office }: { current: string; office: boolean }) =>
  office ? (
    <Tabs
      label={words.tabs.label}
      current={current}
      items={[
        { to: '/office/urges', label: words.tabs.today },
        { to: '/office/urges/calls', label: words.tabs.calls },
        { to: '/office/urges/circulars', label: words.tabs.circulars },
        { to: '/office/urges/settings', label: words.tabs.settings },
      ]}
    />
  ) : null

interface TodayProps {
  /** Null while no campaign runs. */
  units: readonly UrgedUnit[] | null
  now: Date
  office: boolean
  quiet: boolean
  /** What the last press of the button came to. */
  said: string | undefined
}

/** More than anybody works through in a day. */
const MOST_SHOWN = 200

export const UrgesPage = ({ units, now, office, quiet, said }: TodayProps) => (
  <DeskPage title={words.title} current="/office/urges" head={units && <Head units={units} />}>
    <UrgeTabs current="/office/urges" office={office} />
    {said && <Note kind="must">{said}</Note>}
    {quiet && <Note kind="must">{words.quiet}</Note>}
    {units === null && <Empty title={words.noCampaign} />}
    {units?.length === 0 && (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    )}
    {units && units.length > 0 && <UnitsTable units={units.slice(0, MOST_SHOWN)} now={now} office={office} />}
    {units && units.length > MOST_SHOWN && <p>{words.more(units.length - MOST_SHOWN)}</p>}
  </DeskPage>
)

const Head = ({ units }: { units: readonly UrgedUnit[] }) => {
  const count = (of: (one: UrgedUnit) => boolean) => units.filter(of).length
  const { tally } = words
  return (
    <Tally
      figures={[
        { word: tally.late, value: count(({ late }) => late > 0), lamp: 'late' },
        { word: tally.told, value: count(({ messages }) => messages.some(({ addressee }) => addressee === 'unit')) },
        { word: tally.phone, value: toCall(units).length, to: '/office/urges/calls' },
        { word: tally.failed, value: count(({ messages }) => messages.some(({ state }) => state === 'failed')) },
        { word: tally.paused, value: count(({ pauses }) => pauses.length > 0) },
      ]}
    />
  )
}

const UnitsTable = ({ units, now, office }: { units: readonly UrgedUnit[]; now: Date; office: boolean }) => (
  <CardsTable
    caption={words.caption}
    rows={units}
    keyOf={({ unit }) => unit.id}
    columns={[
      { head: words.heads.unit, cell: ({ unit }) => <Link to={`/office/units/${unit.id}/urges`}>{unit.name}</Link> },
      { head: words.heads.owed, cell: ({ owed }) => <OwedLines owed={owed} now={now} /> },
      { head: words.heads.step, cell: (one) => <StepOf one={one} /> },
      { head: words.heads.told, cell: ({ messages }) => <Told messages={messages} /> },
      ...(office
        ? [{ head: words.heads.act, headHidden: true, cell: (one: UrgedUnit) => <UrgeButton one={one} /> }]
        : []),
    ]}
  />
)

export const OwedLines = ({ owed, now }: { owed: readonly OwedUntil[]; now: Date }) => (
  <ul class="urge-lines">
    {owed.map((one) => {
      const { lamp, word, days } = lampOf(one, now)
      return (
        <li key={one.assignmentId}>
          {titleOfOwed(one)} <small>{dayWords.day(dayOf(one.dueAt))}</small>{' '}
          <State lamp={lamp} word={standingWords[word](days)} />
        </li>
      )
    })}
  </ul>
)

const StepOf = ({ one: { last, pauses } }: { one: UrgedUnit }) => (
  <>
    {last ? words.stepOn(last.step, dayWords.day(last.toldOn)) : words.notYet}
    {pauses.map(({ id, reason, until }) => (
      <small key={id} class="urge-line">
        {words.paused(reason, until && dayWords.day(until))}
      </small>
    ))}
  </>
)

const lamps: Record<Message['state'], LampName> = {
  planned: 'todo',
  sending: 'todo',
  sent: 'ok',
  failed: 'late',
  dropped: 'free',
}

export const MessageState = ({ message }: { message: Message }) => (
  <State lamp={lamps[message.state]} word={messageStateWord(message.state, message.channel)} />
)

/** The page stands beside every other way: it is worth a line only where it is the one. */
export const worthALine = (messages: readonly Message[]): Message[] =>
  messages.filter(
    ({ channel, day }) => channel !== 'page' || !messages.some((one) => one.channel !== 'page' && one.day === day),
  )

const Told = ({ messages }: { messages: readonly Message[] }) => (
  <ul class="urge-lines">
    {worthALine(messages).map((message) => (
      <li key={message.id}>
        {message.addressee !== 'unit' && `${addresseeWords[message.addressee]} `}
        {channelWords[message.channel]} <MessageState message={message} />
        {message.sentAt && message.channel !== 'page' && <small> {clockOf(message.sentAt)}</small>}
        {message.state === 'failed' && <small class="urge-line">{message.error}</small>}
      </li>
    ))}
  </ul>
)

const UrgeButton = ({ one: { unit, owed } }: { one: UrgedUnit }) => {
  const [first] = owed
  return first ? (
    <Form action={`/office/assignments/${first.assignmentId}/urges`} label={`${words.urge} ${unit.name}`}>
      <MiniButton about={unit.name}>{words.urge}</MiniButton>
    </Form>
  ) : null
}
