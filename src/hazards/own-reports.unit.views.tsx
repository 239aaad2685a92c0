import { addDays } from '#platform/days.rules.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { type LampName, State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Film, Films, Photo } from '#platform/html/photo/photo.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import { numberText, topicText } from './desk.words.ts'
import { channelWords, ownListWords, ownPageWords as words } from './own-channels.words.ts'
import type { OwnListed, OwnOpened } from './own-reports.reading.ts'
import { isOwed, stepsOffered } from './own-reports.rules.ts'
import { kindChoiceWords } from './reports.words.ts'

interface Whose {
  unit: string
  unitRef: string
}

const titleOf = (unit: string): string => `${channelWords.row} · ${unit}`

export const CodePage = ({ unit, unitRef, problems, wait }: Whose & { problems: readonly Problem[]; wait: number }) => (
  <PublicPage title={titleOf(unit)} back={{ to: `/u/${unitRef}/own-channel`, label: channelWords.back }}>
    <h1>{ownListWords.title}</h1>
    {wait > 0 && <Note kind="care">{ownListWords.wait(wait)}</Note>}
    <ErrorSummary problems={problems} title={ownListWords.codeRefused} kept="" />
    <p>{ownListWords.codeWhy}</p>
    <Form action={`/u/${unitRef}/own-reports`} problems={problems}>
      <Field name="code" kind="password" label={ownListWords.code} autocomplete="off" />
      <Actions>
        <Button>{ownListWords.codeSubmit}</Button>
      </Actions>
    </Form>
  </PublicPage>
)

const SOON_DAYS = 3

export function lampOfOwn({ stage, dueOn }: Pick<OwnListed, 'stage' | 'dueOn'>, today: string): LampName {
  if (isOwed(stage)) return dueOn <= addDays(today, SOON_DAYS) ? 'soon' : 'todo'
  return stage === 'finished' ? 'ok' : 'none'
}

type ListProps = Whose & { today: string; all: readonly OwnListed[] }

export const OwnReportsPage = ({ unit, unitRef, today, all }: ListProps) => {
  const count = (of: (one: OwnListed) => boolean) => all.filter(of).length
  return (
    <PublicPage title={titleOf(unit)} back={{ to: `/u/${unitRef}/own-channel`, label: channelWords.back }}>
      <h1>{ownListWords.title}</h1>
      {all.length === 0 ? (
        <Empty title={ownListWords.none}>
          <p>{ownListWords.noneNext}</p>
        </Empty>
      ) : (
        <>
          <p>
            {ownListWords.counts(
              all.length,
              count(({ stage }) => isOwed(stage)),
              count(({ stage }) => stage === 'finished'),
              count(({ stage }) => stage === 'passed_up'),
            )}
          </p>
          <Rows>
            {all.map((one) => (
              <Row
                key={one.report.id}
                to={`/u/${unitRef}/own-reports/${one.report.id}`}
                lamp={lampOfOwn(one, today)}
                title={topicText(one.report.topic)}
                note={
                  ownListWords.received(one.report.receivedOn, ownListWords.stage[one.stage]) +
                  (isOwed(one.stage) ? `　${ownListWords.due(one.dueOn)}` : '')
                }
              />
            ))}
          </Rows>
        </>
      )}
      <p class="s">{words.nobody}</p>
    </PublicPage>
  )
}

interface OneProps extends Whose {
  today: string
  opened: OwnOpened
  done: boolean
  given: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

export const OwnReportPage = (props: OneProps) => {
  const { unit, unitRef, today, opened, done, problems } = props
  const { report, stage, dueOn, inside } = opened
  const because = report.steps.at(-1)?.because
  return (
    <PublicPage title={titleOf(unit)} back={{ to: `/u/${unitRef}/own-reports`, label: words.back }}>
      <h1>{topicText(report.topic)}</h1>
      {done && <Note>{words.done}</Note>}
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <p>
        <State lamp={lampOfOwn(opened, today)} word={ownListWords.stage[stage]} />
        {ownListWords.on(report.receivedOn, numberText(report.number))}
      </p>
      {isOwed(stage) && <p>{words.due(dueOn)}</p>}
      {!inside && (
        <Note kind="must">
          {because ? words.passed[because] : words.withdrawn}
          {because && words.passedNote}
        </Note>
      )}
      {inside && <Inside {...props} inside={inside} />}
      <p class="s">{words.nobody}</p>
    </PublicPage>
  )
}

type InsideProps = OneProps & { inside: NonNullable<OwnOpened['inside']> }

const Inside = (props: InsideProps) => {
  const { opened, unitRef, inside } = props
  const { report } = opened
  const photos = inside.files.filter(({ kind }) => kind === 'photo')
  const sealed = inside.files.length - photos.length
  const root = `/u/${unitRef}/own-reports/${report.id}/files`
  return (
    <>
      <Section title={words.what}>
        <p class="told">{inside.words || words.noWords}</p>
        <KeyValues
          items={[
            inside.address !== '' && { term: words.place, value: inside.address },
            { term: words.kind, value: kindChoiceWords[report.kind].label },
          ]}
        />
        {photos.length > 0 && (
          <Films>
            {photos.map(({ id }, index) => (
              <Film key={id} to={`${root}/${id}`} note={words.photo(index + 1)}>
                <Photo src={`${root}/${id}`} alt={words.photo(index + 1)} />
              </Film>
            ))}
          </Films>
        )}
        {sealed > 0 && <p class="s">{words.sealed(sealed)}</p>}
      </Section>
      <Section title={words.talk}>
        {inside.messages.length === 0 && <p>{words.noTalk}</p>}
        {inside.messages.map(({ id, byUnit, saidOn, text }) => (
          <Say key={id} by={`${byUnit ? words.byUnit : words.byReporter}　${dayWords.day(saidOn)}`}>
            <span class="told">{text}</span>
          </Say>
        ))}
      </Section>
      <Answer {...props} />
    </>
  )
}

const Answer = ({ unitRef, opened, given, problems }: InsideProps) => {
  const offered = stepsOffered(opened.stage)
  return offered.length === 0 ? null : (
    <Section title={words.answer}>
      <Form action={`/u/${unitRef}/own-reports/${opened.report.id}/steps`} problems={problems}>
        <Picks
          name="step"
          legend={words.step}
          value={given.step}
          options={offered.map((value) => ({ value, ...words.steps[value] }))}
        />
        <TextArea
          name="words"
          label={words.words}
          hint={words.wordsHint}
          value={given.words}
          rows={3}
          maxLength={1000}
        />
        {isOwed(opened.stage) && <CheckBox name="major" label={words.major} checked={given.major !== undefined} />}
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </Form>
    </Section>
  )
}
