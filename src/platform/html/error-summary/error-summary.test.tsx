import { describe, expect, it } from 'vitest'
import { CheckBox, CheckBoxes } from '../check-box/check-box.tsx'
import { Field } from '../field/field.tsx'
import { FileField } from '../file-field/file-field.tsx'
import { Form } from '../form.tsx'
import { drawn } from '../in-tests.tsx'
import { NumberField } from '../number-field/number-field.tsx'
import { Picks } from '../picks/picks.tsx'
import { SelectField } from '../select-field/select-field.tsx'
import { TextArea } from '../text-area/text-area.tsx'
import { ErrorSummary } from './error-summary.tsx'

const fields = ['words', 'people', 'more', 'day', 'kind', 'tick', 'ticks', 'photos']
const problems = fields.map((field) => ({ field, text: `${field} is wrong` }))
const options = [
  { value: '1', label: 'one' },
  { value: '2', label: 'two' },
]

const html = drawn(
  <>
    <ErrorSummary problems={problems} />
    <Form action="/x" files problems={problems}>
      <Field name="words" label="words" hint="how" />
      <NumberField name="people" label="people" value="many" />
      <TextArea name="more" label="more" />
      <SelectField name="day" label="day" options={options} value="2" />
      <Picks name="kind" legend="kind" options={options} />
      <CheckBox name="tick" label="tick" />
      <CheckBoxes name="ticks" legend="ticks" options={options} values={['2']} />
      <FileField name="photos" label="photos" />
      <Field name="fine" label="fine" />
    </Form>
  </>,
)

describe('a refused form', () => {
  it.each(fields)('leads from the summary to the field %s', (field) => {
    expect(html).toContain(`<a href="#${field}">${field} is wrong</a>`)
    expect(html.match(new RegExp(`<(input|textarea|select)[^>]* id="${field}"`, 'g'))).toHaveLength(1)
  })

  it.each(fields)('says at the field %s what is wrong with it', (field) => {
    const [described] = new RegExp(`aria-describedby="[^"]*${field}-error"`).exec(html) ?? []
    expect(described).toBeDefined()
    expect(html).toMatch(new RegExp(`id="${field}-error"[^>]*>${field} is wrong`))
  })

  it('leaves the fields alone that were filled in well', () => {
    expect(html).not.toContain('fine-error')
    expect(/<input[^>]*id="fine"[^>]*>/.exec(html)?.[0]).not.toContain('aria-invalid')
  })

  it('keeps what was typed, even where a number was asked for', () => {
    expect(html).toMatch(/<input[^>]*value="many"/)
    expect(html).toMatch(/<option value="2" selected/)
  })

  it('counts its problems, and is silent without any', () => {
    expect(html).toContain(`${problems.length} 处要改`)
    expect(drawn(<ErrorSummary problems={[]} />)).not.toContain('class="sum"')
  })
})
