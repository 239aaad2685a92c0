import { island } from '#platform/browser/islands.ts'
import { isWorked } from './work.rules.ts'

interface Props {
  bits: number
  words: { locate: string; located: string; not: string }
}

/** So long the page is kept busy at once; between, whoever types is not held up. */
const SLICE_MS = 12

island<Props>('reporting', (element, { bits, words }) => {
  const form = element.closest('form')
  const key = form?.querySelector<HTMLInputElement>('input[name=_key]')
  const work = form?.querySelector<HTMLInputElement>('input[name=work]')
  if (key && work) {
    let nonce = 0
    const go = () => {
      const until = Date.now() + SLICE_MS
      while (Date.now() < until) {
        for (let many = 0; many < 50; many += 1, nonce += 1) {
          if (!isWorked(key.value, String(nonce), bits)) continue
          work.value = String(nonce)
          return
        }
      }
      setTimeout(go, SLICE_MS)
    }
    setTimeout(go, 300)
  }
  offerPlace(element, words)
})

function offerPlace(element: HTMLElement, words: Props['words']): void {
  const spot = element.querySelector<HTMLInputElement>('input[name=spot]')
  const datum = element.querySelector<HTMLSelectElement>('select[name=datum]')
  // without https there is no place to be had
  if (!spot || !datum || !navigator.geolocation || window.isSecureContext === false) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn line'
  button.textContent = words.locate
  const said = document.createElement('p')
  said.className = 's'
  said.setAttribute('role', 'status')
  button.addEventListener('click', () => {
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        spot.value = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`
        datum.value = 'wgs84'
        said.textContent = words.located
        button.disabled = false
      },
      () => {
        said.textContent = words.not
        button.disabled = false
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
  const field = spot.closest('.field')
  if (!field?.parentNode) return
  field.parentNode.insertBefore(button, field)
  field.parentNode.insertBefore(said, field)
}
