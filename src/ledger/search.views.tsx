import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { SearchBox } from '#platform/html/search-box/search-box.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { Group, Hit } from './search.reading.ts'
import { type Asked, excerptOf, isSearchable, marksIn } from './search.rules.ts'
import { searchWords as words } from './search.words.ts'

export const SearchPage = ({ asked, groups }: { asked: Asked; groups: readonly Group[] }) => (
  <DeskPage title={words.title} current="/office/search">
    <div class="found">
      <SearchBox action="/office/search" label={words.label} value={asked.typed} />
      {asked.typed === '' ? (
        <p>{words.intro}</p>
      ) : !isSearchable(asked) ? (
        <p role="status">{words.short}</p>
      ) : groups.length === 0 ? (
        <Empty title={words.none(asked.typed)} />
      ) : (
        groups.map(({ name, hits, more }) => (
          <Section key={name} title={words.groups[name]}>
            <Rows>
              {hits.map((hit) => (
                <HitRow key={hit.key} hit={hit} terms={asked.terms} />
              ))}
            </Rows>
            {more && <p class="s">{words.more}</p>}
          </Section>
        ))
      )}
    </div>
  </DeskPage>
)

const HitRow = ({ hit, terms }: { hit: Hit; terms: readonly string[] }) => {
  const excerpt = hit.text && excerptOf(hit.text, terms)
  return (
    <Row
      to={hit.to}
      title={<Marked text={hit.title} marks={marksIn(hit.title, terms)} />}
      note={
        <>
          {hit.note && <Marked text={hit.note} marks={marksIn(hit.note, terms)} />}
          {excerpt && excerpt.marks.length > 0 && (
            <>
              {hit.note && '　'}
              <Marked {...excerpt} />
            </>
          )}
        </>
      }
    />
  )
}

const Marked = ({ text, marks }: { text: string; marks: readonly [number, number][] }) => {
  const ends = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {marks.map(([from, to], index) => (
        <>
          {text.slice(ends[index], from)}
          <mark>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
