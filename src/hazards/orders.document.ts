/** 责令整改指令书 as an official document: from the order's own facts, never the report's words or pictures. Pure. */
import type { Block, OfficialDocument, Photo } from '#platform/documents/official-document.ts'
import { gradeWords, planPartWords } from './cases.words.ts'
import { planParts } from './events.rules.ts'
import type { Order } from './orders.store.ts'
import { nth, orderPaperWords as paper, orderWords as words } from './orders.words.ts'
import { itemText } from './standards.words.ts'

/** Each line of a field is a paragraph. */
const paragraphs = (text: string): Block[] =>
  text.split('\n').flatMap((line) => (line.trim() ? [{ kind: 'paragraph', runs: [line.trim()] } as const] : []))

/** `photos`: the office's own, as the unit may see them. */
export function orderDocument(order: Order, issuer: string, photos: readonly Photo[] = []): OfficialDocument {
  const cited = order.items.map(itemText).filter((text) => text !== '')
  const sections: [string, string][] = [
    [paper.what, `${paper.place(order.place)}\n${order.what}`],
    [paper.items(gradeWords[order.grade]), cited.join('\n')],
    [paper.demands, order.demands],
    [paper.plan, order.grade === 'major' ? planText() : ''],
  ]
  return {
    title: [words.title],
    number: order.number,
    recipients: order.unit,
    body: [
      ...paragraphs(paper.opening(order.issuedOn)),
      ...sections
        .filter(([, text]) => text !== '')
        .flatMap(([title, text], at): Block[] => [
          { kind: 'heading', level: 1, text: `${nth(at)}、${title}` },
          ...paragraphs(text),
        ]),
      ...paragraphs(words.closing(order.dueOn)),
      ...paragraphs(words.signed(order.signedBy)),
      ...(photos.length > 0 ? appendix(photos) : []),
    ],
    ...(photos.length > 0 && { attachments: [paper.photos] }),
    signature: { issuers: [issuer], date: words.dated(order.issuedOn) },
    foot: [words.receipt, paper.copies],
  }
}

const appendix = (photos: readonly Photo[]): Block[] => [
  { kind: 'attachment', label: paper.attachment, title: paper.photos },
  { kind: 'photos', photos },
]

const planText = (): string =>
  [paper.planAsk, ...planParts.map((part, at) => `（${nth(at)}）${planPartWords[part]}`)].join('\n')
