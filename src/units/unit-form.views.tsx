import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { NumberField } from '#platform/html/number-field/number-field.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import type { TextField } from './fields.rules.ts'
import { fieldWords, unitWords } from './units.words.ts'

const words = unitWords.form

/** As typed. */
export type UnitGiven = Partial<Record<TextField | 'parent', string>> & { kinds: readonly string[] }

interface UnitFormProps {
  /** The unit that is changed; none yet when it is added. */
  unit: { id: string; name: string } | undefined
  given: UnitGiven
  kinds: readonly { code: string; name: string }[]
  /** Where it may hang: in the order of the tree, with their level. */
  parents: readonly { id: string; name: string; level: number }[]
  problems: readonly Problem[]
}

export const UnitFormPage = ({ unit, given, kinds, parents, problems }: UnitFormProps) => (
  <DeskPage
    title={unit ? words.edit(unit.name) : words.add}
    back={unit ? { to: `/office/units/${unit.id}`, label: unit.name } : { to: '/office/units', label: unitWords.back }}
  >
    <div class="narrow">
      <ErrorSummary problems={problems} title={words.refused} />
      <Form action={unit ? `/office/units/${unit.id}` : '/office/units'} problems={problems}>
        <Field name="name" label={fieldWords.name} value={given.name} maxLength={60} />
        <CheckBoxes
          name="kinds"
          legend={words.kinds}
          hint={words.kindsHint}
          options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
          values={given.kinds}
        />
        <SelectField
          name="parent"
          label={words.parent}
          blank={words.parentBlank}
          value={given.parent}
          options={parents.map(({ id, name, level }) => ({ value: id, label: '　'.repeat(level) + name }))}
        />
        <Text name="code" hint={words.codeHint} given={given} maxLength={40} short />
        <Text name="aliases" hint={words.aliasesHint} given={given} maxLength={600} />
        <NumberField name="headcount" label={words.headcount} counter={words.people} value={given.headcount} optional />
        <NumberField
          name="households"
          label={words.householdsLabel}
          counter={words.householdCounter}
          value={given.households}
          optional
        />
        <Text name="contactName" hint={words.contactHint} given={given} maxLength={30} />
        <Text name="contactPhone" kind="tel" given={given} maxLength={40} />
        <Text name="hotline" kind="tel" hint={words.hotlineHint} given={given} maxLength={40} />
        <Text name="openedOn" kind="date" hint={words.openedHint} given={given} />
        <Text name="closedOn" kind="date" hint={words.closedHint} given={given} />
        <Actions>
          <Button fit>{unit ? words.submitEdit : words.submitAdd}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

interface TextProps {
  name: TextField
  given: UnitGiven
  kind?: 'tel' | 'date'
  hint?: string
  maxLength?: number
  short?: boolean
}

const Text = ({ name, given, ...rest }: TextProps) => (
  <Field name={name} label={fieldWords[name]} value={given[name]} autocomplete="off" optional {...rest} />
)
