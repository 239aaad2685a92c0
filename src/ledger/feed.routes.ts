import { anyone, get, type Route } from '#people/access.ts'
import { textOf } from '#platform/documents/official-document.ts'
import { calendarWords } from './calendar.words.ts'
import { atomOf } from './feed.rules.ts'
import { numberOf } from './papers.rules.ts'
import { findEdition, listPublished } from './papers.store.ts'
import { addressWithin } from './statistics.routes.tsx'

const MOST_ENTRIES = 20
const MOST_SUMMARY = 200

export const feedRoutes: Route[] = [
  get('/feed.xml', anyone, async (c) => {
    const { db, town } = c.var
    const address = addressWithin(c)
    const papers = (await listPublished(db, town.id)).slice(0, MOST_ENTRIES)
    const entries = await Promise.all(
      papers.map(async (paper) => {
        const edition = await findEdition(db, town.id, paper.id, paper.issuedEdition)
        const first = edition?.document?.head.body.find(({ kind }) => kind === 'paragraph')
        const number = numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)
        return {
          id: `urn:uuid:${paper.id}`,
          title: [number, paper.title.replace('\n', '')].filter(Boolean).join(' '),
          summary: first?.kind === 'paragraph' ? first.runs.map(textOf).join('').slice(0, MOST_SUMMARY) : number,
          link: address(`/papers/${paper.id}`),
          updated: later(edition?.issuedAt, paper.publishedAt) ?? paper.draftedAt,
        }
      }),
    )
    const updated = new Date(Math.max(0, ...entries.map((entry) => entry.updated.getTime())))
    return new Response(
      atomOf({
        id: `urn:uuid:${town.id}`,
        title: calendarWords.feedName(town.name),
        author: town.fullName || town.name,
        link: address('/'),
        self: address('/feed.xml'),
        updated,
        entries,
      }),
      { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=900' } },
    )
  }),
]

const later = (a: Date | null | undefined, b: Date | null): Date | null => (a && (!b || a > b) ? a : b)
