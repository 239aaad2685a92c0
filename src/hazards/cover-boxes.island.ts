import { island } from '#platform/browser/islands.ts'
import { type Box, boxesText, MOST_BOXES, readBoxes } from '#platform/files/boxes.rules.ts'

interface Props {
  drag: string
  remove: string
}

const WHOLE = 1000
/** Less is a tap: it ticks the cell under it. */
const DRAGGED_PX = 8

/** Draws boxes over the picture with finger or mouse; they travel in a hidden field beside the ticked cells. */
island<Props>('cover-boxes', (part, { drag, remove }) => {
  const picture = part.querySelector<HTMLElement>('.cover')
  const field = part.querySelector<HTMLInputElement>('input[name=boxes]')
  const how = part.querySelector('.cover-how')
  if (!picture || !field || !window.PointerEvent) return
  if (how) how.textContent = drag
  let boxes: Box[] = readBoxes(field.value) || []

  const shareOf = (event: PointerEvent) => {
    const { left, top, width, height } = picture.getBoundingClientRect()
    const within = (at: number, of: number) => Math.round(WHOLE * Math.min(1, Math.max(0, at / of)))
    return { x: within(event.clientX - left, width), y: within(event.clientY - top, height) }
  }
  const place = (element: HTMLElement, { x, y, width, height }: Box) => {
    const share = (part: number) => `${part / 10}%`
    const { style } = element
    style.left = share(x)
    style.top = share(y)
    style.width = share(width)
    style.height = share(height)
  }
  const drawn = (box: Box): HTMLElement => {
    const element = document.createElement('div')
    element.className = 'cover-box'
    place(element, box)
    return element
  }
  const draw = () => {
    for (const old of Array.from(picture.querySelectorAll('.cover-box'))) old.remove()
    for (const box of boxes) {
      const element = drawn(box)
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = '×'
      button.setAttribute('aria-label', remove)
      button.addEventListener('click', () => {
        boxes = boxes.filter((one) => one !== box)
        draw()
      })
      element.append(button)
      picture.append(element)
    }
    field.value = boxesText(boxes)
  }

  let from: { x: number; y: number; clientX: number; clientY: number } | undefined
  let ghost: HTMLElement | undefined
  const boxTo = (event: PointerEvent): Box => {
    const [start, end] = [from!, shareOf(event)]
    const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)]
    return { x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) }
  }
  const isDragged = (event: PointerEvent) =>
    Math.abs(event.clientX - from!.clientX) + Math.abs(event.clientY - from!.clientY) > DRAGGED_PX
  picture.addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('button') || event.button > 0) return
    from = { ...shareOf(event), clientX: event.clientX, clientY: event.clientY }
  })
  window.addEventListener('pointermove', (event) => {
    if (!from || (!ghost && !isDragged(event))) return
    if (!ghost) {
      ghost = drawn(boxTo(event))
      picture.append(ghost)
    }
    place(ghost, boxTo(event))
  })
  const end = (event: PointerEvent) => {
    if (from && ghost) {
      const box = boxTo(event)
      ghost.remove()
      if (event.type === 'pointerup' && box.width > 0 && box.height > 0 && boxes.length < MOST_BOXES) boxes.push(box)
      draw()
      // the click that follows would tick the cell where the drag ended
      const still = (click: Event) => click.preventDefault()
      picture.addEventListener('click', still, true)
      setTimeout(() => picture.removeEventListener('click', still, true), 0)
    }
    from = undefined
    ghost = undefined
  }
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', end)
  picture.addEventListener('dragstart', (event) => event.preventDefault())
  draw()
})
