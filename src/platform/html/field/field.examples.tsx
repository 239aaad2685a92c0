import { CheckBox } from '../check-box/check-box.tsx'
import type { Example } from '../gallery/example.ts'
import { samples, titles } from '../gallery/gallery.words.ts'
import { NumberField } from '../number-field/number-field.tsx'
import { SelectField } from '../select-field/select-field.tsx'
import { TextArea } from '../text-area/text-area.tsx'
import { Field } from './field.tsx'

export const fieldExamples: Example[] = [
  {
    title: titles.field,
    view: (
      <>
        <Field name="f-phone" label={samples.phone} kind="tel" autocomplete="tel" value="13935582100" />
        <Field name="f-password" label={samples.password} kind="password" autocomplete="current-password" />
        <SelectField
          name="f-day"
          label={samples.day}
          value="1"
          options={samples.days.map((label, index) => ({ value: String(index), label }))}
        />
        <TextArea name="f-words" label={samples.words} hint={samples.wordsHint} value={samples.wordsValue} optional />
        <CheckBox name="f-read" label={samples.read} checked />
      </>
    ),
  },
  {
    title: titles.number,
    view: (
      <NumberField
        name="f-people"
        label={samples.people}
        hint={samples.peopleHint}
        counter={samples.peopleCounter}
        value={86}
      />
    ),
  },
  {
    title: titles.bad,
    view: (
      <>
        <Field name="f-bad-phone" label={samples.phone} kind="tel" value="1393558210" error={samples.phoneBad} />
        <NumberField
          name="f-times"
          label={samples.times}
          counter={samples.timesCounter}
          value="30"
          error={samples.timesBad}
        >
          <CheckBox name="f-sure" label={samples.timesSure} />
        </NumberField>
      </>
    ),
  },
]
