import type { ComponentChildren } from 'preact'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import type { Outside } from './channels.rules.ts'
import { securities, webhookKinds } from './settings.rules.ts'
import type { Settings } from './settings.store.ts'
import { settingWords as words } from './settings.words.ts'
import { UrgeTabs } from './urges.views.tsx'

export interface SettingsProps {
  settings: Settings
  problems?: Problem[]
  /** What was typed and refused, by name. */
  given?: Record<string, string>
  weekdaysOff?: readonly string[]
  /** A note above: saved, tested. */
  said?: { kind: 'safe' | 'stop'; text: string } | undefined
}

export const SettingsPage = (props: SettingsProps) => {
  const { settings, problems = [], said } = props
  return (
    <DeskPage title={words.title} current="/office/urges">
      <UrgeTabs current="/office/urges/settings" office />
      <ErrorSummary problems={problems} />
      {said && <Note kind={said.kind}>{said.text}</Note>}
      {settings.channelsLost && <Note kind="stop">{words.lost}</Note>}
      <Split side={<QuietForm {...props} />} wideSide>
        <Section title={words.channels}>
          <p class="s">{words.channelsHint}</p>
        </Section>
        <EmailForm {...props} />
        <SmsForm {...props} />
        <WebhookForm {...props} />
      </Split>
    </DeskPage>
  )
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]

const QuietForm = ({ settings: { quiet, leader }, problems = [], given = {}, weekdaysOff }: SettingsProps) => (
  <Form action="/office/urges/settings" problems={problems} label={words.quiet}>
    <Section title={words.quiet}>
      <p class="s">{words.quietHint}</p>
      <Field name="startsAt" kind="time" label={words.startsAt} value={given.startsAt ?? quiet.startsAt} />
      <Field name="endsAt" kind="time" label={words.endsAt} value={given.endsAt ?? quiet.endsAt} />
      <CheckBoxes
        name="weekdaysOff"
        legend={words.weekdaysOff}
        values={weekdaysOff ?? quiet.weekdaysOff.map(String)}
        options={WEEK.map((day) => ({ value: String(day), label: words.weekday(day) }))}
      />
      <TextArea
        name="daysOff"
        label={words.daysOff}
        hint={words.daysOffHint}
        value={given.daysOff ?? quiet.daysOff.join('\n')}
        optional
      />
    </Section>
    <Section title={words.leader}>
      <p class="s">{words.leaderHint}</p>
      <Field name="leaderName" label={words.leaderName} value={given.leaderName ?? leader.name} optional />
      <Field
        name="leaderPhone"
        kind="tel"
        label={words.leaderPhone}
        value={given.leaderPhone ?? leader.phone}
        optional
      />
      <Field
        name="leaderEmail"
        kind="email"
        label={words.leaderEmail}
        value={given.leaderEmail ?? leader.email}
        optional
      />
    </Section>
    <Actions>
      <Button fit>{words.save}</Button>
    </Actions>
  </Form>
)

interface ChannelProps {
  channel: Outside
  title: string
  on: boolean
  problems: Problem[]
  children: ComponentChildren
}

/** Folded until it is on or wants something; the test sends with what is saved, not with what is typed. */
const ChannelForm = ({ channel, title, on, problems, children }: ChannelProps) => (
  <Fold title={`${title}　${words.on(on)}`} open={on || problems.some(({ field }) => field.startsWith(channel))}>
    <Form action={`/office/urges/settings/${channel}`} problems={problems} label={title}>
      {children}
      <Actions>
        <Button look="line" fit>
          {words.save}
        </Button>
        {on && (
          <Button look="line" fit name="off" value="1">
            {words.turnOff}
          </Button>
        )}
      </Actions>
    </Form>
    {on && (
      <Form action="/office/urges/settings/tests" problems={problems} label={`${words.test} ${title}`}>
        <input type="hidden" name="channel" value={channel} />
        {words.testTo[channel] && <Field name={`${channel}TestTo`} label={words.testTo[channel]} short />}
        <Actions>
          <Button look="line" fit>
            {words.test}
          </Button>
        </Actions>
      </Form>
    )}
  </Fold>
)

const EmailForm = ({ settings: { channels }, problems = [], given = {} }: SettingsProps) => {
  const { email } = channels
  const at = words.email
  return (
    <ChannelForm channel="email" title={at.title} on={email !== undefined} problems={problems}>
      <Field name="emailHost" label={at.host} value={given.emailHost ?? email?.host} />
      <Field name="emailPort" label={at.port} digits short value={given.emailPort ?? String(email?.port ?? 465)} />
      <SelectField
        name="emailSecurity"
        label={at.security}
        value={given.emailSecurity ?? email?.security}
        options={securities.map((value) => ({ value, label: words.securities[value] }))}
      />
      <Field name="emailFrom" kind="email" label={at.from} value={given.emailFrom ?? email?.from} />
      <Field name="emailUser" label={at.user} value={given.emailUser ?? email?.user} autocomplete="off" optional />
      <Field
        name="emailPassword"
        kind="password"
        label={at.password}
        hint={email?.password ? words.keep : undefined}
        autocomplete="new-password"
        optional
      />
    </ChannelForm>
  )
}

const SmsForm = ({ settings: { channels }, problems = [], given = {} }: SettingsProps) => {
  const { sms } = channels
  const at = words.sms
  return (
    <ChannelForm channel="sms" title={at.title} on={sms !== undefined} problems={problems}>
      <p class="s">{at.hint}</p>
      <Field name="smsUrl" kind="url" label={at.url} value={given.smsUrl ?? sms?.url} />
      <Field
        name="smsToken"
        kind="password"
        label={at.token}
        hint={sms ? words.keep : undefined}
        autocomplete="new-password"
      />
      <Field name="smsSignature" label={at.signature} value={given.smsSignature ?? sms?.signature} short optional />
    </ChannelForm>
  )
}

const WebhookForm = ({ settings: { channels }, problems = [], given = {} }: SettingsProps) => {
  const { webhook } = channels
  const at = words.webhook
  return (
    <ChannelForm channel="webhook" title={at.title} on={webhook !== undefined} problems={problems}>
      <SelectField
        name="webhookKind"
        label={at.kind}
        value={given.webhookKind ?? webhook?.kind}
        options={webhookKinds.map((value) => ({ value, label: words.webhookKinds[value] }))}
      />
      <Field
        name="webhookUrl"
        kind="url"
        label={at.url}
        hint={webhook ? words.keep : undefined}
        value={given.webhookUrl}
        autocomplete="off"
      />
      <Field
        name="webhookSecret"
        kind="password"
        label={at.secret}
        hint={webhook?.secret ? words.keep : undefined}
        autocomplete="new-password"
        optional
      />
    </ChannelForm>
  )
}
