// Pictures that behave like photos of a campaign: drawn, grained and lit by seed, so that a bench can be repeated.
import sharp, { type Sharp } from 'sharp'

export type Dice = { (): number; between(low: number, high: number): number; whole(low: number, high: number): number }

/** mulberry32: the same seed throws the same numbers everywhere. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return Object.assign(next, {
    between: (low: number, high: number) => low + next() * (high - low),
    whole: (low: number, high: number) => Math.floor(low + next() * (high - low + 1)),
  })
}

export const sceneKinds = ['hall', 'yard', 'board', 'stalls', 'workshop', 'road'] as const
export type SceneKind = (typeof sceneKinds)[number]

/** A place keeps its walls, banner and camera; a moment has its people and things. */
export interface Scene {
  kind: SceneKind
  place: number
  moment: number
}

const WIDTH = 640
const HEIGHT = 480

const tone = (throws: Dice, hue: number, saturation: number, light: number, spread = 12): string =>
  `hsl(${Math.round(hue + throws.between(-spread, spread))} ${saturation}% ${Math.round(light + throws.between(-8, 8))}%)`

const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${fill}"/>`

const many = (count: number, one: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => one(nth)).join('')

function person(throws: Dice, x: number, y: number, size: number): string {
  const shirt = tone(throws, throws.between(0, 360), throws.whole(5, 60), throws.whole(20, 75))
  const hair = tone(throws, 25, 20, throws.whole(10, 25))
  return (
    `<ellipse cx="${x}" cy="${y + size * 2.6}" rx="${size * 1.3}" ry="${size * 2}" fill="${shirt}"/>` +
    `<circle cx="${x}" cy="${y}" r="${size * 0.75}" fill="${tone(throws, 24, 35, 60)}"/>` +
    `<path d="M${x - size * 0.75} ${y}a${size * 0.75} ${size * 0.8} 0 0 1 ${size * 1.5} 0z" fill="${hair}"/>`
  )
}

const crowd = (throws: Dice, count: number, top: number, bottom: number): string => {
  const spots = Array.from({ length: count }, () => ({
    x: throws.between(10, WIDTH - 10),
    y: throws.between(top, bottom),
  }))
  const near = (y: number) => 9 + ((y - top) / Math.max(1, bottom - top)) * 20
  return spots
    .sort((a, b) => a.y - b.y)
    .map(({ x, y }) => person(throws, x, y, near(y) * throws.between(0.85, 1.2)))
    .join('')
}

/** Strokes as dense as writing is. */
const writing = (throws: Dice, x: number, y: number, width: number, size: number, fill: string): string =>
  many(Math.floor(width / (size * 1.25)), (nth) =>
    many(3, () =>
      box(
        x + nth * size * 1.25 + throws.between(0, size * 0.6),
        y + throws.between(0, size * 0.8),
        size * throws.between(0.15, 0.5),
        size * throws.between(0.1, 0.35),
        fill,
      ),
    ),
  )

const banner = (throws: Dice, y: number): string => {
  const [x, width, height] = [throws.between(20, 140), throws.between(330, 480), throws.between(26, 46)]
  return (
    box(x, y, width, height, tone(throws, 2, 75, 42, 4)) +
    writing(throws, x + 20, y + height * 0.22, width - 40, height * 0.5, '#f4e7b0')
  )
}

const ground = (throws: Dice, wall: string, floor: string, line: number): string =>
  box(-80, -80, WIDTH + 160, line + 80, wall) +
  box(-80, line, WIDTH + 160, HEIGHT, floor) +
  `<path d="M-80 ${line}h800" stroke="${tone(throws, 40, 10, 35)}" stroke-width="${throws.between(1, 6)}"/>`

const places: Record<SceneKind, (throws: Dice) => string> = {
  hall: (t) =>
    ground(t, tone(t, 45, t.whole(5, 30), 76), tone(t, 30, 20, t.whole(30, 60)), t.between(200, 280)) +
    many(t.whole(1, 4), (nth) =>
      box(
        40 + nth * t.between(110, 170),
        t.between(70, 130),
        t.between(50, 90),
        t.between(70, 120),
        tone(t, 205, 45, t.whole(60, 90)),
      ),
    ) +
    banner(t, t.between(20, 70)) +
    box(t.between(200, 420), t.between(170, 230), t.between(60, 130), t.between(50, 110), tone(t, 22, 45, 32)),
  yard: (t) =>
    ground(
      t,
      tone(t, 208, t.whole(15, 60), t.whole(65, 88)),
      tone(t, 60, t.whole(8, 35), t.whole(40, 62)),
      t.between(220, 310),
    ) +
    many(t.whole(2, 5), () => {
      const [x, y, w, h] = [t.between(-40, 560), t.between(110, 190), t.between(90, 230), t.between(70, 150)]
      return (
        box(x, y, w, h, tone(t, 18, t.whole(10, 50), t.whole(45, 80))) +
        `<path d="M${x - 12} ${y}l${w / 2 + 12} -${t.between(25, 60)}l${w / 2 + 12} 0z" fill="${tone(t, 12, 40, 35)}"/>` +
        box(x + w * 0.2, y + h * 0.3, w * 0.2, h * 0.3, tone(t, 210, 20, 30))
      )
    }) +
    many(
      t.whole(2, 7),
      () =>
        `<circle cx="${t.between(0, WIDTH)}" cy="${t.between(100, 230)}" r="${t.between(25, 75)}" fill="${tone(t, 105, 38, t.whole(22, 42))}"/>`,
    ) +
    banner(t, t.between(60, 150)),
  board: (t) =>
    ground(t, tone(t, t.between(0, 360), t.whole(4, 25), t.whole(55, 82)), tone(t, 35, 15, 45), t.between(380, 450)) +
    (() => {
      const [x, y, w, h] = [t.between(40, 110), t.between(40, 90), t.between(420, 520), t.between(270, 340)]
      return (
        box(x, y, w, h, tone(t, 210, t.whole(20, 60), 35)) + box(x + 12, y + 12, w - 24, h - 24, tone(t, 60, 10, 88))
      )
    })(),
  stalls: (t) =>
    ground(t, tone(t, 200, 25, t.whole(60, 80)), tone(t, 40, 8, t.whole(45, 65)), t.between(190, 250)) +
    many(t.whole(2, 4), (nth) => {
      const [x, y, w] = [nth * t.between(160, 220) - 10, t.between(80, 150), t.between(150, 210)]
      return (
        `<path d="M${x} ${y + 50}l30 -50h${w - 60}l30 50z" fill="${tone(t, t.between(0, 360), 60, 48)}"/>` +
        box(x + 6, y + 50, 5, 150, '#777') +
        box(x + w - 10, y + 50, 5, 150, '#777') +
        box(x + 8, y + 150, w - 16, t.between(40, 70), tone(t, 2, 60, 45))
      )
    }) +
    banner(t, t.between(15, 60)),
  workshop: (t) =>
    ground(t, tone(t, 150, t.whole(3, 20), t.whole(55, 80)), tone(t, 90, 8, t.whole(30, 55)), t.between(260, 350)) +
    many(t.whole(3, 7), () =>
      box(
        t.between(-20, 560),
        t.between(90, 260),
        t.between(50, 170),
        t.between(70, 210),
        tone(t, t.between(0, 360), t.whole(5, 45), t.whole(25, 70)),
      ),
    ) +
    many(
      t.whole(2, 5),
      () =>
        `<path d="M${t.between(0, 200)} ${t.between(20, 200)}h${t.between(100, 420)}v${t.between(-90, 160)}" stroke="${tone(t, t.between(0, 360), 30, 50)}" stroke-width="${t.between(5, 18)}" fill="none"/>`,
    ) +
    box(t.between(30, 580), t.between(260, 330), t.between(16, 30), t.between(55, 85), tone(t, 2, 80, 42, 3)),
  road: (t) => {
    const [line, far] = [t.between(170, 240), t.between(240, 400)]
    return (
      ground(t, tone(t, 210, t.whole(15, 55), t.whole(65, 88)), tone(t, 90, t.whole(15, 40), t.whole(35, 50)), line) +
      `<path d="M${far - 25} ${line}h50L${t.between(500, 760)} 490H${t.between(-120, 120)}z" fill="${tone(t, 220, 5, 45)}"/>` +
      many(t.whole(3, 9), () => {
        const x = t.between(0, WIDTH)
        return (
          box(x - 4, line - 60, 8, 70, tone(t, 25, 30, 28)) +
          `<circle cx="${x}" cy="${line - 70}" r="${t.between(22, 60)}" fill="${tone(t, 105, 38, t.whole(22, 42))}"/>`
        )
      }) +
      banner(t, t.between(90, 150))
    )
  },
}

const moments: Record<SceneKind, (throws: Dice) => string> = {
  hall: (t) => crowd(t, t.whole(14, 34), 250, 440) + person(t, t.between(200, 440), t.between(150, 180), 17),
  yard: (t) => crowd(t, t.whole(8, 26), 250, 430),
  board: (t) =>
    many(t.whole(4, 9), () => {
      const [x, y, w, h] = [t.between(70, 470), t.between(70, 270), t.between(60, 130), t.between(60, 130)]
      return (
        box(x, y, w, h, tone(t, t.between(0, 360), t.whole(5, 60), t.whole(55, 92))) +
        many(Math.floor(h / 14), (nth) => writing(t, x + 6, y + 6 + nth * 13, w - 10, 8, '#333'))
      )
    }) + (t() < 0.5 ? person(t, t.between(80, 560), t.between(200, 280), t.between(40, 60)) : ''),
  stalls: (t) => crowd(t, t.whole(8, 24), 210, 430),
  workshop: (t) =>
    many(t.whole(1, 4), () => person(t, t.between(60, 580), t.between(160, 260), t.between(26, 52))) +
    many(t.whole(2, 6), () =>
      box(
        t.between(0, 600),
        t.between(320, 440),
        t.between(30, 110),
        t.between(25, 80),
        tone(t, t.between(0, 360), t.whole(10, 60), t.whole(30, 70)),
      ),
    ),
  road: (t) =>
    many(t.whole(1, 4), () => {
      const [x, y, s] = [t.between(60, 520), t.between(240, 400), t.between(0.6, 1.7)]
      return (
        box(x, y, 100 * s, 42 * s, tone(t, t.between(0, 360), 50, 48)) +
        box(x + 18 * s, y - 26 * s, 62 * s, 28 * s, tone(t, 205, 25, 65))
      )
    }) + crowd(t, t.whole(2, 9), 240, 410),
}

/** Grain and blotches of all sizes, as surfaces and sensors have. */
async function grain(throws: Dice, across: number, strength: number): Promise<Buffer> {
  const [width, height] = [across, Math.round((across * HEIGHT) / WIDTH)]
  const dots = Buffer.alloc(width * height * 4)
  for (let at = 0; at < dots.length; at += 4) {
    const light = throws() < 0.5 ? 0 : 255
    dots.fill(light, at, at + 3)
    dots[at + 3] = Math.round(throws() * strength)
  }
  return sharp(dots, { raw: { width, height, channels: 4 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

/** JPEG of 640 × 480 dots. */
export async function takePhoto({ kind, place, moment }: Scene): Promise<Buffer> {
  const [there, then] = [dice(place), dice(moment)]
  // Nobody stands at the very same spot twice.
  const [x, y, zoom, turn] = [
    then.between(-14, 14),
    then.between(-10, 10),
    then.between(1, 1.05),
    then.between(-1.2, 1.2),
  ]
  const light = there.between(0, 0.35)
  const drawn =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><linearGradient id="l" x1="${there().toFixed(2)}" y1="0" x2="${there().toFixed(2)}" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="${light}"/><stop offset="1" stop-color="#000" stop-opacity="${there.between(0, 0.35)}"/></linearGradient></defs>` +
    `<g transform="translate(${x} ${y}) rotate(${turn} 320 240) scale(${zoom})">${places[kind](there)}${moments[kind](then)}</g><rect width="100%" height="100%" fill="url(#l)"/></svg>`
  const layers = await Promise.all([grain(there, 7, 36), grain(there, 40, 22), grain(then, 320, 26)])
  return sharp(Buffer.from(drawn))
    .composite(layers.map((input) => ({ input })))
    .flatten()
    .jpeg({ quality: 88 })
    .toBuffer()
}

export const changes = ['crop', 'resize', 'recompress', 'filter', 'stamp', 'all'] as const
export type Change = (typeof changes)[number]

/** The same picture as somebody passes it on. */
export async function changed(jpeg: Buffer, change: Change, throws: Dice): Promise<Buffer> {
  const has = (one: Change) => change === one || change === 'all'
  let dots = sharp(jpeg)
  let [width, height] = [WIDTH, HEIGHT]
  if (has('crop')) {
    const [cutX, cutY] = [throws.whole(2, WIDTH * 0.1), throws.whole(2, HEIGHT * 0.1)]
    ;[width, height] = [WIDTH - cutX, HEIGHT - cutY]
    dots = dots.extract({ left: throws.whole(0, cutX), top: throws.whole(0, cutY), width, height })
  }
  if (has('resize')) {
    const size = throws.between(0.3, 1.6)
    ;[width, height] = [Math.round(width * size), Math.round(height * size)]
    dots = sharp(await dots.png({ compressionLevel: 0 }).toBuffer()).resize(width, height)
  }
  if (has('filter')) dots = filtered(sharp(await dots.png({ compressionLevel: 0 }).toBuffer()), throws)
  if (change === 'stamp') {
    const stamp = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${box(8, height - 70, 210, 60, 'rgba(0,0,0,.25)')}${writing(throws, 14, height - 62, 190, 20, '#fff')}${writing(throws, 14, height - 34, 190, 16, '#fff')}</svg>`
    dots = dots.composite([{ input: Buffer.from(stamp) }])
  }
  return dots.jpeg({ quality: has('recompress') ? throws.whole(25, 70) : 85 }).toBuffer()
}

function filtered(dots: Sharp, throws: Dice): Sharp {
  const filters: (() => Sharp)[] = [
    () => dots.modulate({ brightness: throws.between(0.75, 1.3) }),
    () => dots.modulate({ saturation: throws.between(0, 1.8) }),
    () => dots.grayscale(),
    () => dots.tint({ r: 255, g: 235, b: throws.whole(170, 220) }),
    () => dots.linear(throws.between(0.75, 1.3), throws.between(-20, 20)),
    () => dots.gamma(throws.between(1, 1.8)),
    () => dots.blur(throws.between(0.6, 2)),
    () => dots.sharpen({ sigma: throws.between(0.6, 2) }),
  ]
  return filters[throws.whole(0, filters.length - 1)]!()
}
