import { ButtonLink } from '#platform/html/button/button.tsx'
import { DrawnOnce } from '#platform/html/drawn-once.tsx'
import { Form } from '#platform/html/form.tsx'
import { usePage } from '#platform/html/page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Sign } from '#platform/html/sign/sign.tsx'
import type { SignName } from '#platform/html/sign/signs.ts'
import { Steps } from '#platform/html/steps/steps.tsx'
import { OTHER } from './report-form.rules.ts'
import { ReporterPage } from './reporter-page.views.tsx'
import { reportWords as words } from './reports.words.ts'
import { type HazardPlace, hazardPlaces, topicOf, topicsAt } from './topics.rules.ts'
import { hazardPlaceWords, hazardTopicWords } from './topics.words.ts'

const placeSigns: Record<HazardPlace, SignName> = {
  home: 'w-power',
  corridor: 'w-ebike',
  street: 'w-fall',
  workshop: 'w-machine',
  site: 'w-weld',
  school: 'w-exit',
  shop: 'w-fire',
  gas: 'w-gas',
  road: 'w-car',
  farm: 'w-water',
  mine: 'w-mine',
  care: 'w-house',
}

/** Step one. What is picked is sent in the form's body: in an address it would stand in histories and in a proxy's log. */
export const TopicsPage = ({ unit, own }: { unit: string; own: boolean }) => (
  <ReporterPage back={{ to: '/', label: words.back }}>
    <h1>{words.what}</h1>
    <Steps at={1} of={3} name={words.step.what} />
    <Emergency />
    <Form action="/hazards/new">
      {unit && <input type="hidden" name="unit" value={unit} />}
      {own && <input type="hidden" name="to" value="unit" />}
      <p class="s">{words.whatNote}</p>
      <DrawnOnce of={hazardPlaces} under="places">
        <Places />
      </DrawnOnce>
    </Form>
    <p class="act">
      <ButtonLink to="/hazards/receipt" look="line">
        {words.haveReceipt}
      </ButtonLink>
    </p>
    <Reassurance />
  </ReporterPage>
)

const Places = () => (
  <ul class="places">
    {hazardPlaces.map((place) => (
      <li key={place}>
        <details>
          <summary>
            <Sign name={placeSigns[place]} class="place-sign" />
            {hazardPlaceWords[place]}
          </summary>
          {topicsAt(place).map((topic) => (
            <TopicButton key={topic} value={topic} sign={topicOf(topic).sign} label={hazardTopicWords[topic]} />
          ))}
        </details>
      </li>
    ))}
    <li>
      <TopicButton value={OTHER} sign="w-any" label={words.something} />
    </li>
  </ul>
)

const TopicButton = ({ value, sign, label }: { value: string; sign: SignName; label: string }) => (
  <button type="submit" class="topic" name="topic" value={value}>
    <Sign name={sign} class="place-sign" />
    {label}
  </button>
)

export const Emergency = () => (
  <div class="say stop">
    <p>
      <b>{words.emergency.before}</b>
      {words.emergency.after}
      <a href="tel:119">
        <b>119</b>
      </a>
      {words.emergency.or}
      <a href="tel:120">
        <b>120</b>
      </a>
    </p>
  </div>
)

const Reassurance = () => {
  const { phone } = usePage().site
  return (
    <Section title={words.safe}>
      <ul class="dots">
        {words.safeRows.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
      {phone && (
        <p class="act">
          <ButtonLink to={`tel:${phone.replace(/[^+\d]/g, '')}`} look="line" sign="phone">
            {words.call}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}
