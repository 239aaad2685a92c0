import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { OpeningRead } from './openings.store.ts'
import { lampOfOpening } from './openings.views.tsx'
import { watchedWords as words } from './openings.words.ts'

/** Behind the receipt: each time somebody wanted to know who reported, and what they were given. */
export const WatchedPart = ({ openings }: { openings: readonly OpeningRead[] }) => (
  <Section title={words.title}>
    {openings.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <Rows>
        {openings.map((one) => (
          <Row
            key={one.id}
            lamp={lampOfOpening(one)}
            title={words.asked(one.askedOn)}
            note={[
              words.reason(one.reason),
              words.outcome(one.granted, one.scope),
              ...one.readings.map(({ by, on }) => words.reading(on, by === one.askedBy)),
            ].map((line) => (
              <span key={line} class="given">
                {line}
              </span>
            ))}
          />
        ))}
      </Rows>
    )}
  </Section>
)
