import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { NewPasswordField } from './account.views.tsx'
import type { PasswordRule } from './passwords.rules.ts'
import { welcomeWords } from './people.words.ts'
import { setUpWords as words } from './set-up.words.ts'

interface SetUpProps {
  action: string
  rule: PasswordRule
  given: Record<string, string>
  problems: readonly Problem[]
}

export const SetUpPage = ({ action, rule, given, problems }: SetUpProps) => (
  <PlainPage title={words.title}>
    <p>{words.lead}</p>
    <ErrorSummary problems={problems} title={words.refusedTitle} kept={words.kept} />
    <Form action={action} problems={problems}>
      <Section title={words.town}>
        <Field name="name" label={words.name} hint={words.nameHint} value={given.name} maxLength={30} />
        <Field
          name="fullName"
          label={words.fullName}
          hint={words.fullNameHint}
          value={given.fullName}
          autocomplete="organization"
          maxLength={60}
        />
        <Field
          name="officeName"
          label={words.officeName}
          hint={words.officeNameHint}
          value={given.officeName}
          maxLength={30}
        />
        <Field
          name="hotline"
          label={words.hotline}
          hint={words.hotlineHint}
          kind="tel"
          value={given.hotline}
          maxLength={20}
        />
      </Section>
      <Section title={words.account}>
        <Field name="personName" label={words.personName} value={given.personName} autocomplete="name" maxLength={60} />
        <Field
          name="phone"
          label={words.phone}
          kind="tel"
          value={given.phone}
          autocomplete="tel-national"
          maxLength={20}
          optional
        />
        <Field
          name="username"
          label={welcomeWords.username}
          hint={welcomeWords.usernameHint}
          value={given.username}
          autocomplete="username"
          maxLength={30}
        />
        <NewPasswordField rule={rule} label={welcomeWords.password} />
      </Section>
      <Actions>
        <Button>{words.submit}</Button>
      </Actions>
    </Form>
  </PlainPage>
)

export const SetUpProblemPage = ({ title, text, lost }: { title: string; text: string; lost?: string }) => (
  <PlainPage title={title}>
    <p>{text}</p>
    {lost && <p>{lost}</p>}
  </PlainPage>
)
