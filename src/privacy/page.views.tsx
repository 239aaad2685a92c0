import { personalFields, topics } from '#people/personal-fields.ts'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { ownWords } from './own.words.ts'
import { basisWords, keptWords, readerWords, staysWords, topicWords, privacyWords as words } from './page.words.ts'

interface AboutProps {
  office: string
  phone: string
  /** Comes from leaving. */
  erased: boolean
}

export const PrivacyPage = ({ office, phone, erased }: AboutProps) => (
  <PlainPage title={words.title}>
    {erased && <Note>{ownWords.done}</Note>}
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
    <Listed title={words.rightsTitle} items={words.rights} id="rights" />
    <Section title={words.staysTitle}>
      <Stays />
    </Section>
    <Listed title={words.notTitle} items={words.not} />
    <Listed title={words.minorsTitle} items={words.minors} id="children" />
    <Listed title={words.cookiesTitle} items={words.cookies} />
    <Listed title={words.safeTitle} items={words.safe} />
  </PlainPage>
)

/** What no erasure takes, each with its reason. */
export const Stays = () => (
  <ul class="dots">
    {staysWords.map(({ what, why }) => (
      <li key={what}>
        {what}：{why}
      </li>
    ))}
  </ul>
)

const Listed = ({ title, items, id }: { title: string; items: readonly string[]; id?: string }) => (
  <Section title={title} id={id}>
    <ul class="dots">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </Section>
)
