import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { FieldFrame } from '#platform/html/field/field-frame.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { Fold } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { kindChoices } from './report-form.rules.ts'
import { datumWords, kindChoiceWords, reportWords as words } from './reports.words.ts'
import { datums } from './spots.rules.ts'

export interface ReportFieldsProps {
  given: Record<string, string>
  /** What the town has; more than fit a list are left to be written out. */
  unitNames: readonly string[]
  /** A picture says enough. */
  picked: boolean
  /** Somebody else writes it down. */
  atDesk?: boolean
}

/** Where, which kind, and words: the same on the phone of a villager and at the desk of who takes the call. */
export const ReportFields = ({ given, unitNames, picked, atDesk = false }: ReportFieldsProps) => (
  <>
    <UnitField value={given.unit} names={unitNames} />
    <Field
      name="address"
      label={words.address}
      hint={words.addressHint}
      value={given.address}
      autocomplete="off"
      maxLength={200}
    />
    <TextArea
      name="words"
      label={picked ? words.wordsOptional : words.words}
      hint={atDesk ? words.wordsHintAtDesk : words.wordsHint}
      value={given.words}
      maxLength={2000}
    />
    <Picks
      name="kind"
      legend={words.kind}
      value={given.kind || 'hazard'}
      options={kindChoices.map((value) => ({ value, ...kindChoiceWords[value] }))}
    />
    <CheckBox
      name="insider"
      label={atDesk ? words.insiderAtDesk : words.insider}
      checked={given.insider !== undefined}
    />
    <Fold title={words.insiderTitle}>
      <ul class="dots">
        {words.insiderRows.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
      <p class="s">{words.insiderSource}</p>
    </Fold>
    <Fold title={words.map} open={Boolean(given.spot)}>
      <Field name="spot" label={words.spot} hint={words.spotHint} value={given.spot} autocomplete="off" />
      <SelectField
        name="datum"
        label={words.datum}
        value={given.datum ?? 'gcj02'}
        options={datums.map((value) => ({ value, label: datumWords[value] }))}
      />
    </Fold>
  </>
)

const UnitField = ({ value, names }: { value: string | undefined; names: readonly string[] }) => (
  <FieldFrame
    name="unit"
    label={words.unit}
    hint={words.unitHint}
    box={(wiring) => (
      <>
        <input class="in" type="text" value={value ?? ''} autocomplete="off" maxLength={100} list="units" {...wiring} />
        <datalist id="units">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </>
    )}
  />
)
