import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { personalFields, topics } from './personal-fields.ts'
import {
  accessibilityWords,
  basisWords,
  keptWords,
  readerWords,
  topicWords,
  privacyWords as words,
} from './privacy.words.ts'

interface AboutProps {
  office: string
  phone: string
}

export const PrivacyPage = ({ office, phone }: AboutProps) => (
  <PlainPage title={words.title}>
    <p>{words.lead(office, phone)}</p>
    <Section title={words.caption}>
      <CardsTable
        caption={words.caption}
        rows={topics}
        keyOf={(topic) => topic}
        columns={[
          { head: words.columns.what, cell: (topic) => topicWords[topic].what },
          { head: words.columns.why, cell: (topic) => topicWords[topic].why },
          { head: words.columns.basis, cell: (topic) => basisWords[personalFields[topic].basis] },
          { head: words.columns.kept, cell: (topic) => keptWords[personalFields[topic].kept] },
          {
            head: words.columns.readers,
            cell: (topic) => personalFields[topic].readers.map((reader) => readerWords[reader]).join('、'),
          },
        ]}
      />
    </Section>
    <Listed title={words.notTitle} items={words.not} />
    <Listed title={words.cookiesTitle} items={words.cookies} />
    <Listed title={words.rightsTitle} items={words.rights} />
  </PlainPage>
)

export const AccessibilityPage = ({ phone }: Pick<AboutProps, 'phone'>) => (
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
