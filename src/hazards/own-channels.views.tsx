import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { MOST_READER, MOST_REWARD, MOST_WORDS } from './own-channels.rules.ts'
import type { OwnChannel } from './own-channels.store.ts'
import { channelWords as words } from './own-channels.words.ts'

interface ChannelProps {
  unit: string
  unitRef: string
  channel: OwnChannel | undefined
  days: number
  /** This device gave the code. */
  known: boolean
  given: Readonly<Record<string, string>>
  problems: readonly Problem[]
  done: string | undefined
}

export const ChannelPage = (props: ChannelProps) => {
  const { unit, unitRef, channel, days, problems, done } = props
  return (
    <PublicPage title={`${words.row} · ${unit}`} back={{ to: `/u/${unitRef}`, label: unit }}>
      <h1>{words.title}</h1>
      {done === 'opened' && channel && <Note>{words.opened}</Note>}
      {done === 'saved' && <Note>{words.saved}</Note>}
      {done === 'closed' && !channel && <Note kind="care">{words.closed}</Note>}
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      {channel ? <Opened {...props} channel={channel} /> : <p>{words.lead}</p>}
      {!channel && <Rules days={days} />}
      {channel ? (
        <>
          <Fold title={words.change} open={problems.length > 0}>
            {props.known ? <ChannelForm {...props} /> : <p>{words.needsCode}</p>}
          </Fold>
          <Fold title={words.end}>
            <p>{words.endText}</p>
            <Form action={`/u/${unitRef}/own-channel/endings`}>
              <Actions>
                <Button look="line">{words.endButton}</Button>
              </Actions>
            </Form>
          </Fold>
          <Rules days={days} />
        </>
      ) : (
        <Section title={words.open}>
          <ChannelForm {...props} />
        </Section>
      )}
    </PublicPage>
  )
}

const Rules = ({ days }: { days: number }) => (
  <Section title={words.rulesTitle}>
    <ul class="dots">
      {[...words.rules, words.ruleDays(days), words.ruleForced].map((row) => (
        <li key={row}>{row}</li>
      ))}
    </ul>
    <p class="s">{words.source}</p>
  </Section>
)

const Opened = ({ unitRef, channel }: ChannelProps & { channel: OwnChannel }) => (
  <>
    <p>
      <State lamp="ok" word={words.now} />　{words.since(channel.openedOn)}
    </p>
    <Actions>
      <ButtonLink to={`/u/${unitRef}/own-reports`}>{words.reports}</ButtonLink>
    </Actions>
    <KeyValues
      items={[
        { term: words.kv.words, value: <span class="lines">{channel.words}</span> },
        {
          term: words.kv.reader,
          value: (
            <>
              {channel.readerName} <PhoneLink phone={channel.readerPhone} />
            </>
          ),
        },
        { term: words.kv.reward, value: <span class="lines">{channel.reward || words.kv.none}</span> },
      ]}
    />
    <Rows>
      <Row title={words.poster} note={words.posterNote} to={`/u/${unitRef}/own-channel/poster.pdf`} />
    </Rows>
  </>
)

const ChannelForm = ({ unitRef, channel, given, problems }: ChannelProps) => (
  <Form action={`/u/${unitRef}/own-channel`} problems={problems}>
    <TextArea
      name="words"
      label={words.form.words}
      hint={words.form.wordsHint}
      value={given.words}
      rows={3}
      maxLength={MOST_WORDS}
    />
    <Field
      name="readerName"
      label={words.form.reader}
      hint={words.form.readerHint}
      value={given.readerName}
      maxLength={MOST_READER}
      autocomplete="off"
    />
    <Field
      name="readerPhone"
      kind="tel"
      label={words.form.phone}
      hint={words.form.phoneHint}
      value={given.readerPhone}
      autocomplete="off"
    />
    <TextArea
      name="reward"
      label={words.form.reward}
      hint={words.form.rewardHint}
      value={given.reward}
      rows={3}
      maxLength={MOST_REWARD}
    />
    <Field
      name="code"
      kind="password"
      label={channel ? words.form.newCode : words.form.code}
      hint={words.form.codeHint}
      optional={channel !== undefined}
      autocomplete="new-password"
    />
    <Field
      name="again"
      kind="password"
      label={words.form.again}
      optional={channel !== undefined}
      autocomplete="new-password"
    />
    <Actions>
      <Button>{channel ? words.save : words.open}</Button>
    </Actions>
  </Form>
)
