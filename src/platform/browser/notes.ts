export type NoteKind = 'must' | 'care' | 'safe'

/** A note as the page draws it, with these words; `to` makes it a link. */
export const noteFrom = (box: HTMLElement, kind: NoteKind, words: string, to = ''): HTMLElement => {
  const pattern = [...box.querySelectorAll<HTMLElement>('[hidden] > .note')].find((one) =>
    kind === 'safe' ? one.className === 'note' : one.classList.contains(kind),
  )
  const note = pattern ? (pattern.cloneNode(true) as HTMLElement) : document.createElement('p')
  const place = note.querySelector(':scope > span') || note
  place.textContent = ''
  if (to) {
    const link = document.createElement('a')
    link.href = to
    link.textContent = words
    note.classList.add('linked')
    place.append(link)
  } else place.textContent = words
  return note
}
