import { Button } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { standings } from './identities.rules.ts'
import type { IdentityWithdrawn } from './identities.store.ts'
import { identityWords as words } from './identities.words.ts'
import type { OpeningRead } from './openings.store.ts'
import { WatchedPart } from './openings.watched.views.tsx'
import type { Anonymity } from './reports.rules.ts'

interface IdentityProps {
  digits: string
  anonymity: Anonymity
  openings: readonly OpeningRead[]
  withdrawn: readonly Pick<IdentityWithdrawn, 'on'>[]
  problems: readonly Problem[]
  given: Readonly<Record<string, string>>
}

/** Behind the receipt: leave a name and a telephone, later too, and see who wanted them. What was left is not shown again: the receipt may be in other hands. */
export const IdentityPart = ({ digits, anonymity, openings, withdrawn, problems, given }: IdentityProps) => (
  <>
    <Section title={words.title}>
      <p>{words.now[anonymity]}</p>
      {withdrawn.map(({ on }, index) => (
        <p key={index}>{words.withdrawn(on)}</p>
      ))}
      <Fold
        title={anonymity === 'anonymous' ? words.open : words.change}
        open={problems.some(({ field }) => ['standing', 'name', 'phone'].includes(field))}
      >
        <p>{words.why}</p>
        <Form action="/hazards/receipt/identity" problems={problems}>
          <input type="hidden" name="receipt" value={digits} />
          <Picks
            name="standing"
            legend={words.standing}
            value={given.standing}
            options={standings.map((value) => ({ value, ...words.standings[value] }))}
          />
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            optional
            value={given.name}
            maxLength={60}
            autocomplete="off"
          />
          <Field name="phone" kind="tel" label={words.phone} value={given.phone} maxLength={20} autocomplete="off" />
          <p class="act">
            <Button look="line">{words.send}</Button>
          </p>
        </Form>
      </Fold>
    </Section>
    {(anonymity !== 'anonymous' || openings.length > 0) && <WatchedPart openings={openings} />}
    {anonymity !== 'anonymous' && <TakeBack digits={digits} problems={problems} />}
  </>
)

const TakeBack = ({ digits, problems }: Pick<IdentityProps, 'digits' | 'problems'>) => (
  <Fold title={words.takeBack} open={problems.some(({ field }) => field === 'sure')}>
    <p>{words.takeBackWhy}</p>
    <Form action="/hazards/receipt/identity/withdrawals" problems={problems}>
      <input type="hidden" name="receipt" value={digits} />
      <CheckBox name="sure" label={words.sure} />
      <p class="act">
        <Button look="line">{words.takeBackSend}</Button>
      </p>
    </Form>
  </Fold>
)
