import { island, markupChanged } from '../../browser/islands.ts'
import { morph } from '../../browser/morph.ts'

/** Fetches this very page again and brings its live parts up to date where they stand. */
const refresh = async (): Promise<void> => {
  const answer = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const same = fresh.querySelector(`[data-live="${part.getAttribute('data-live')}"]`)
    if (same) morph(part, same)
  }
  document.dispatchEvent(new Event(markupChanged))
}

island<{ url: string }>('live', (_, { url }) => {
  let wanted = false
  let running = false
  // One at a time, and not while nobody looks: many changes at once make one fetch.
  const catchUp = async () => {
    if (running || !wanted || document.hidden) return
    running = true
    wanted = false
    try {
      await refresh()
    } catch {
      // No network: the next message, or the next look at the page, tries again.
      wanted = true
    }
    running = false
    setTimeout(catchUp, wanted ? 5000 : 300)
  }
  const changed = () => {
    wanted = true
    void catchUp()
  }
  const source = new EventSource(url, { withCredentials: true })
  source.addEventListener('message', changed)
  source.addEventListener('changed', changed)
  let opened = false
  // After a break messages may have been missed.
  source.addEventListener('open', () => {
    if (opened) changed()
    opened = true
  })
  document.addEventListener('visibilitychange', () => void catchUp())
  addEventListener('pagehide', () => source.close())
})
