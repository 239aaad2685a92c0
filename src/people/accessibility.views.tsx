import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { accessibilityWords } from './accessibility.words.ts'

export const AccessibilityPage = ({ phone }: { phone: string }) => (
  <PlainPage title={accessibilityWords.title}>
    <p>{accessibilityWords.lead}</p>
    <Listed title={accessibilityWords.doneTitle} items={accessibilityWords.done} />
    <Listed title={accessibilityWords.notTitle} items={accessibilityWords.not} />
    <Section title={accessibilityWords.tellTitle}>
      <p>{accessibilityWords.tell(phone)}</p>
      <p class="s">{accessibilityWords.checked}</p>
    </Section>
  </PlainPage>
)

const Listed = ({ title, items }: { title: string; items: readonly string[] }) => (
  <Section title={title}>
    <ul class="dots">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </Section>
)
