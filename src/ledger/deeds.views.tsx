import type { OwedAssignment } from '#campaign/assignments.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Plate } from '#platform/html/plate/plate.tsx'
import { PublicPage } from '#platform/html/public-page/public-page.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { dayWords } from '#platform/html/words.ts'
import { paperWords } from './papers.words.ts'
import type { AcceptedPhoto } from './photos.store.ts'
import { PublicFilms } from './photos.views.tsx'
import { deedsWords as words } from './photos.words.ts'
import type { StatisticsRow } from './statistics.rules.ts'

interface UnitsProps {
  units: readonly { id: string; name: string; kinds: string[] }[]
  kinds: readonly { code: string; name: string }[]
  /** Accepted tasks by unit. */
  counts: ReadonlyMap<string, number>
}

export const UnitsDonePage = ({ units, kinds, counts }: UnitsProps) => (
  <PublicPage title={words.list} back={{ to: '/', label: words.back }}>
    <h1>{words.list}</h1>
    <p class="s">{words.listNote}</p>
    {kinds.map(({ code, name }) => {
      const own = units.filter(({ id, kinds: [first] }) => first === code && counts.has(id))
      if (own.length === 0) return null
      return (
        <Section key={code} title={name}>
          <Rows>
            {own.map(({ id, name: unit }) => (
              <Row key={id} to={`/units/${id}`} title={unit} note={words.done(counts.get(id) ?? 0)} />
            ))}
          </Rows>
        </Section>
      )
    })}
    {counts.size === 0 && <Empty title={words.none}>{words.noneNext}</Empty>}
  </PublicPage>
)

interface DeedsProps {
  unit: { name: string }
  done: readonly OwedAssignment[]
  figures: readonly StatisticsRow[]
  photos: readonly AcceptedPhoto[]
}

export const DeedsPage = ({ unit, done, figures, photos }: DeedsProps) => (
  <PublicPage title={unit.name} back={{ to: '/units', label: words.all }}>
    <Plate title={unit.name} line={words.done(done.length)} />
    {done.length === 0 && <Empty title={words.none}>{words.noneNext}</Empty>}
    {photos.length > 0 && (
      <Section title={words.photos}>
        <PublicFilms photos={photos} eager={2} />
      </Section>
    )}
    {done.length > 0 && (
      <Section title={words.tasks}>
        <Rows ordered>
          {[...Map.groupBy(done, ({ taskId }) => taskId)].map(([taskId, own]) => (
            <Row
              key={taskId}
              lamp="ok"
              title={own[0]!.title}
              note={[
                figures
                  .filter(({ task }) => task.id === taskId)
                  .map(({ metric, total }) => paperWords.figure(metric.name, total, metric.counter))
                  .join('、'),
                own.length > 1 ? words.times(own.length) : '',
                words.doneOn(dayWords.day(dayOf(own[0]!.decidedAt ?? own[0]!.dueAt))),
              ]
                .filter(Boolean)
                .join('　')}
            />
          ))}
        </Rows>
      </Section>
    )}
  </PublicPage>
)
