import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { PaperKind, PaperMade, PaperText } from './papers.rules.ts'
import type { Figure } from './papers.tokens.rules.ts'

export interface Paper {
  id: string
  campaignId: string
  kind: PaperKind
  weekFrom: string | null
  circularId: string | null
  codeWord: string
  numberYear: number
  number: number | null
  draftedAt: Date
  droppedAt: Date | null
  publishedAt: Date | null
  /** Of its latest edition. */
  title: string
  edition: number
  issuedAt: Date | null
  /** The latest edition that was issued; 0 before the first. */
  issuedEdition: number
}

export interface Edition extends PaperText {
  edition: number
  changedBy: string | null
  changedAt: Date
  issuedBy: string | null
  issuedAt: Date | null
  document: PaperMade | null
  figures: Figure[] | null
}

export interface Act {
  by: string
  now: Date
}

interface Narrowed {
  campaignId?: string
  id?: string
  published?: boolean
}

async function papers(db: Db, townId: string, { campaignId, id, published }: Narrowed): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select paper.id, paper.campaign_id as "campaignId", paper.kind, paper.week_from as "weekFrom",
           paper.circular_id as "circularId", paper.code_word as "codeWord", paper.number_year as "numberYear",
           paper.number, paper.drafted_at as "draftedAt", paper.dropped_at as "droppedAt",
           publication.published_at as "publishedAt", latest.title, latest.edition, latest.issued_at as "issuedAt",
           coalesce((select max(edition) from ledger_paper_edition as issued where issued.town_id = paper.town_id
                       and issued.paper_id = paper.id and issued.issued_at is not null), 0) as "issuedEdition"
      from ledger_paper as paper
      join lateral (select title, edition, issued_at from ledger_paper_edition
                     where town_id = paper.town_id and paper_id = paper.id order by edition desc limit 1) as latest on true
      left join ledger_publication as publication
        on publication.town_id = paper.town_id and publication.paper_id = paper.id and publication.withdrawn_at is null
     where paper.town_id = ${townId}
       ${campaignId ? sql`and paper.campaign_id = ${campaignId}` : sql``}
       ${id ? sql`and paper.id = ${id}` : sql``}
       ${published ? sql`and publication.id is not null and paper.dropped_at is null` : sql``}
     order by ${published ? sql`publication.published_at desc` : sql`paper.drafted_at desc`}, paper.id desc`.execute(db)
  return rows
}

/** The newest first, those that were dropped among them. */
export const listPapers = (db: Db, townId: string, campaignId: string): Promise<Paper[]> =>
  papers(db, townId, { campaignId })

export const findPaper = async (db: Db, townId: string, id: string): Promise<Paper | undefined> =>
  (await papers(db, townId, { id }))[0]

/** What anybody may read, the latest first. */
export const listPublished = (db: Db, townId: string): Promise<Paper[]> => papers(db, townId, { published: true })

export const findPublished = async (db: Db, townId: string, id: string): Promise<Paper | undefined> =>
  (await papers(db, townId, { id, published: true }))[0]

const editions = (db: Db, townId: string, paperId: string) =>
  db
    .selectFrom('ledger_paper_edition as edition')
    .leftJoin('person as changer', (join) =>
      join.onRef('changer.town_id', '=', 'edition.town_id').onRef('changer.id', '=', 'edition.changed_by'),
    )
    .leftJoin('person as issuer', (join) =>
      join.onRef('issuer.town_id', '=', 'edition.town_id').onRef('issuer.id', '=', 'edition.issued_by'),
    )
    .where('edition.town_id', '=', townId)
    .where('edition.paper_id', '=', paperId)
    .select([
      'edition.edition',
      'edition.title',
      'edition.recipients',
      'edition.paragraphs',
      'edition.photos',
      'edition.issuer',
      'edition.signed_on as signedOn',
      'changer.name as changedBy',
      'edition.changed_at as changedAt',
      'issuer.name as issuedBy',
      'edition.issued_at as issuedAt',
      'edition.document',
      'edition.figures',
    ])
    .orderBy('edition.edition', 'desc')
    // document and figures are written by this file only
    .$castTo<Edition>()

export const listEditions = (db: Db, townId: string, paperId: string): Promise<Edition[]> =>
  editions(db, townId, paperId).execute()

export const findEdition = (db: Db, townId: string, paperId: string, edition: number): Promise<Edition | undefined> =>
  editions(db, townId, paperId).where('edition.edition', '=', edition).executeTakeFirst()

/** Counts on from the highest that stands, so that a number is never given twice. */
export async function nextNumber(db: Db, townId: string, kind: PaperKind, year: number): Promise<number> {
  const last = await db
    .selectFrom('ledger_paper')
    .where('town_id', '=', townId)
    .where('kind', '=', kind)
    .where('number_year', '=', year)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirstOrThrow()
  return (last.number ?? 0) + 1
}

export type PaperDrafted = Pick<Paper, 'campaignId' | 'kind' | 'weekFrom' | 'circularId' | 'codeWord' | 'numberYear'>

export async function recordPaper(
  tx: Db,
  townId: string,
  paper: PaperDrafted,
  text: PaperText,
  act: Act,
): Promise<string> {
  const id = newId()
  // Two drafts at once take two numbers.
  await sql`select pg_advisory_xact_lock(hashtext(${`ledger_paper ${townId} ${paper.kind}`}))`.execute(tx)
  await tx
    .insertInto('ledger_paper')
    .values({
      town_id: townId,
      id,
      campaign_id: paper.campaignId,
      kind: paper.kind,
      week_from: paper.weekFrom,
      circular_id: paper.circularId,
      code_word: paper.codeWord,
      number_year: paper.numberYear,
      number: await nextNumber(tx, townId, paper.kind, paper.numberYear),
      drafted_by: act.by,
      drafted_at: act.now,
    })
    .execute()
  await recordEdition(tx, townId, id, 1, text, act)
  return id
}

const columnsOf = (text: PaperText, { by, now }: Act) => ({
  title: text.title,
  recipients: text.recipients,
  paragraphs: text.paragraphs,
  photos: text.photos,
  issuer: text.issuer,
  signed_on: text.signedOn,
  changed_by: by,
  changed_at: now,
})

/** @returns false when another one lies open already */
export async function recordEdition(
  tx: Db,
  townId: string,
  paperId: string,
  edition: number,
  text: PaperText,
  act: Act,
): Promise<boolean> {
  const added = await tx
    .insertInto('ledger_paper_edition')
    .values({ town_id: townId, paper_id: paperId, edition, ...columnsOf(text, act) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('edition')
    .executeTakeFirst()
  return added !== undefined
}

const open = (tx: Db, townId: string, paperId: string, edition: number) =>
  tx
    .updateTable('ledger_paper_edition')
    .where('town_id', '=', townId)
    .where('paper_id', '=', paperId)
    .where('edition', '=', edition)
    .where('issued_at', 'is', null)
    .returning('edition')

/** @returns false when it was issued before: what is issued stays as it was. */
export const changeEdition = async (
  tx: Db,
  townId: string,
  paperId: string,
  edition: number,
  text: PaperText,
  act: Act,
): Promise<boolean> =>
  (await open(tx, townId, paperId, edition).set(columnsOf(text, act)).executeTakeFirst()) !== undefined

/** @returns false when the number stands on another paper of the kind and year */
export async function changeNumber(
  tx: Db,
  townId: string,
  { id, kind, numberYear }: Pick<Paper, 'id' | 'kind' | 'numberYear'>,
  codeWord: string,
  number: number,
): Promise<boolean> {
  const { rows } = await sql`
    update ledger_paper set code_word = ${codeWord}, number = ${number}
     where town_id = ${townId} and id = ${id} and dropped_at is null
       and not exists (select from ledger_paper as other where other.town_id = ${townId} and other.kind = ${kind}
                          and other.number_year = ${numberYear} and other.number = ${number} and other.id <> ${id})
    returning id`.execute(tx)
  return rows.length > 0
}

export const issueEdition = async (
  tx: Db,
  townId: string,
  paperId: string,
  edition: number,
  { document, figures }: { document: PaperMade; figures: readonly Figure[] },
  { by, now }: Act,
): Promise<boolean> =>
  (await open(tx, townId, paperId, edition)
    .set({ document: JSON.stringify(document), figures: JSON.stringify(figures), issued_by: by, issued_at: now })
    .executeTakeFirst()) !== undefined

/** A draft that is not wanted; it gives its number back. What was issued cannot be dropped. */
export async function dropPaper(tx: Db, townId: string, id: string, { by, now }: Act): Promise<boolean> {
  const { rows } = await sql`
    update ledger_paper set dropped_by = ${by}, dropped_at = ${now}, number = null
     where town_id = ${townId} and id = ${id} and dropped_at is null
       and not exists (select from ledger_paper_edition as edition where edition.town_id = ${townId}
                          and edition.paper_id = ${id} and edition.issued_at is not null)
    returning id`.execute(tx)
  return rows.length > 0
}

export async function publishPaper(tx: Db, townId: string, paperId: string, { by, now }: Act): Promise<void> {
  await tx
    .insertInto('ledger_publication')
    .values({ town_id: townId, id: newId(), paper_id: paperId, published_by: by, published_at: now })
    .onConflict((conflict) => conflict.columns(['town_id', 'paper_id']).where('withdrawn_at', 'is', null).doNothing())
    .execute()
}

export async function withdrawPaper(tx: Db, townId: string, paperId: string, { by, now }: Act): Promise<void> {
  await tx
    .updateTable('ledger_publication')
    .set({ withdrawn_by: by, withdrawn_at: now })
    .where('town_id', '=', townId)
    .where('paper_id', '=', paperId)
    .where('withdrawn_at', 'is', null)
    .execute()
}
