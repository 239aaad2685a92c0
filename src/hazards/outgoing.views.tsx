import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { formWords as words } from './event-forms.words.ts'
import type { OutgoingText } from './outgoing.reading.ts'
import { pointersWords, pointerText } from './pointers.words.ts'

/** What in the outgoing text points back at somebody: marked in its place, and each asked about again. */
interface OutgoingProps {
  texts: readonly OutgoingText[]
  /** Looked at before: said once. */
  harmless: readonly string[]
}

export const OutgoingPointers = ({ texts, harmless }: OutgoingProps) => {
  const found = texts.flatMap(({ pointers }) => pointers)
  if (texts.length === 0) return null
  const before = harmless.map((key) => <input key={key} type="hidden" name="harmless" value={key} />)
  if (found.length === 0)
    return (
      <>
        {before}
        <Note kind="care">{pointersWords.none}</Note>
      </>
    )
  const unique = [...new Map(found.map((one) => [`${one.reason} ${one.text}`, one])).entries()]
  return (
    <section class="sec" id="pointers">
      <h2>{words.pointers}</h2>
      {before}
      <p>{pointersWords.some(found.length)}</p>
      {texts
        .filter(({ pointers }) => pointers.length > 0)
        .map((one) => (
          <Marked key={one.field} {...one} />
        ))}
      {unique.map(([key, pointer], index) => (
        <div key={key}>
          <p>{pointerText(pointer)}</p>
          <CheckBox name="harmless" id={`harmless-${index}`} value={key} label={pointersWords.harmless} />
        </div>
      ))}
    </section>
  )
}

/** Overlapping marks are drawn as one. */
const Marked = ({ text, pointers }: OutgoingText) => {
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const { from, to } of pointers) {
    if (to <= at) continue
    if (from > at) parts.push({ text: text.slice(at, from), marked: false })
    parts.push({ text: text.slice(Math.max(from, at), to), marked: true })
    at = to
  }
  parts.push({ text: text.slice(at), marked: false })
  return (
    <p class="lines">{parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}</p>
  )
}
