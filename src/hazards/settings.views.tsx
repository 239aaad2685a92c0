import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { bodies, fieldNames, referralOf } from './referrals.rules.ts'
import { bodyWords, fieldWords } from './referrals.words.ts'
import { ownDayText } from './settings.rules.ts'
import type { HazardSettings } from './settings.store.ts'
import { settingsWords as words } from './settings.words.ts'
import { isSetting, type LimitId, limitIds, limitOf } from './statutes.rules.ts'
import { limitNames, limitText, statuteWords } from './statutes.words.ts'

interface SettingsProps {
  settings: HazardSettings
  today: string
  saved: boolean
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
}

export const HazardSettingsPage = ({ settings, today, saved, problems, given }: SettingsProps) => (
  <DeskPage title={words.title} current="/office/hazards" back={{ to: '/office/hazards', label: words.back }}>
    <div class="page">
      {saved && <Note>{words.saved}</Note>}
      <ErrorSummary problems={problems} title={words.refused(problems.length)} />
      <p>{words.intro}</p>
      <Form action="/office/hazards/settings" problems={problems}>
        <Section title={words.limits}>
          {limitIds.map((id) => (
            <LimitField key={id} {...{ id, settings, today, given }} />
          ))}
        </Section>
        <Section title={words.ownDays}>
          <TextArea
            name="ownDays"
            label={words.ownDaysBox}
            hint={words.ownDaysHint}
            value={given.ownDays ?? settings.days.map((day) => ownDayText(day, words)).join('\n')}
          />
        </Section>
        <Section title={words.majors}>
          <CheckBox
            name="entrusted"
            label={words.entrusted}
            checked={problems.length > 0 ? given.entrusted !== undefined : settings.majorsEntrusted}
          />
        </Section>
        <Section title={words.abuse}>
          <Field
            name="monthlyCap"
            label={words.monthlyCap}
            hint={words.monthlyCapHint}
            digits
            short
            optional
            value={given.monthlyCap ?? (settings.monthlyCap > 0 ? String(settings.monthlyCap) : '')}
          />
        </Section>
        <Fold title={words.referrals}>
          {settable.map((field) => (
            <SelectField
              key={field}
              name={`body-${field}`}
              label={fieldWords[field]}
              blank={words.usual(bodyWords[referralOf(field).body])}
              value={given[`body-${field}`] ?? settings.referrals[field] ?? ''}
              options={bodies.map((one) => ({ value: one, label: bodyWords[one] }))}
            />
          ))}
        </Fold>
        <Actions>
          <Button>{words.save}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

const settable = fieldNames.filter((field) => referralOf(field).mark !== 'seen')

const LimitField = ({
  id,
  settings,
  today,
  given,
}: { id: LimitId } & Pick<SettingsProps, 'settings' | 'today' | 'given'>) => {
  const limit = limitOf(id, today, settings.limits)
  if (!isSetting(limit.statute))
    return (
      <p class="limit">
        <b>{limitNames[id]}</b>
        <br />
        {limitText(limit)}
      </p>
    )
  const own = settings.limits[id]
  return (
    <div class="limit-own">
      <Field
        name={`days-${id}`}
        label={limitNames[id]}
        hint={`${statuteWords[id]}（${limitText(limitOf(id, today))}）`}
        digits
        short
        optional
        value={given[`days-${id}`] ?? (own ? String(own.days) : '')}
      />
      <SelectField
        name={`counted-${id}`}
        label={words.counted}
        value={given[`counted-${id}`] ?? own?.counted ?? limit.counted}
        options={[
          { value: 'calendar', label: words.calendar },
          { value: 'working', label: words.working },
        ]}
      />
    </div>
  )
}
