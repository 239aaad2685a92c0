import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { pictureWords } from './submissions.words.ts'

/** Neutral drawings that stand for photos in the demo: nobody's face, nobody's house. */
const GROUND = ['#e6e9e5', '#e3e7ea', '#ebe7df', '#e4e8df'] as const

const person = (x: number, y: number, size: number, tone: string): string =>
  `<circle cx="${x}" cy="${y}" r="${size}" fill="${tone}"/>` +
  `<path d="M${x - size * 1.7} ${y + size * 3.2}a${size * 1.7} ${size * 1.9} 0 0 1 ${size * 3.4} 0z" fill="${tone}"/>`

const crowd = (rows: number, y: number): string =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 + row * 2 }, (__, seat) =>
      person(40 + seat * (720 / (7 + row * 2)) + row * 9, y + row * 56, 15 + row * 3, row % 2 ? '#9da5a0' : '#7f8883'),
    ).join(''),
  ).join('')

const scenes = {
  talk: () => `<path d="M340 300h120v110H340z" fill="#c3c9c4"/>${person(400, 230, 30, '#7f8883')}${crowd(3, 440)}`,
  board: () =>
    '<path d="M150 160v360M650 160v360" stroke="#7f8883" stroke-width="20"/><path d="M120 150h560v270H120z" fill="#9da5a0"/>' +
    '<path d="M150 180h500v210H150z" fill="#f5f6f4"/><path d="M180 205h120v160H180zM330 205h120v70H330zM330 300h120v65H330zM480 205h140v160H480z" fill="#c3c9c4"/>',
  film: () =>
    `<path d="M220 120h360v220H220z" fill="#7f8883"/><path d="M236 134h328v192H236z" fill="#f1f3f0"/><path d="M370 190l70 40-70 40z" fill="#9da5a0"/>${crowd(3, 400)}`,
  drill: () =>
    `<path d="M90 140h280v330H90z" fill="#c3c9c4"/><path d="M200 330h80v140h-80z" fill="#7f8883"/><path d="M420 420h240M610 380l60 40-60 40" stroke="#5f6a64" stroke-width="14" fill="none"/>${crowd(1, 480)}`,
  check: () =>
    `<path d="M470 150h200v330H470z" fill="#c3c9c4"/><path d="M510 190h120v60H510z" fill="#9da5a0"/><path d="M570 250v120" stroke="#5f6a64" stroke-width="8"/>${person(300, 270, 40, '#7f8883')}<path d="M360 330h60v80h-60z" fill="#f5f6f4"/>`,
  desk: () =>
    `<path d="M160 350h480v120H160z" fill="#9da5a0"/><path d="M130 130h540l-40 90H170z" fill="#c3c9c4"/>${person(300, 270, 28, '#7f8883')}${person(480, 270, 28, '#7f8883')}${crowd(1, 500)}`,
} satisfies Record<string, () => string>

export type Scene = keyof typeof scenes
export const sceneNames = Object.keys(scenes) as Scene[]

const drawing = (scene: Scene, tone: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="1200" height="900"><path d="M0 0h800v600H0z" fill="${GROUND[tone % GROUND.length]}"/>` +
  `<path d="M0 ${470 + (tone % 3) * 20}h800v200H0z" fill="#d3d8d3"/><path d="M60 24h680v70H60z" fill="#b9c1bb"/>` +
  `${scenes[scene]()}</svg>`

// Named by file: a bare machine has no Chinese font of its own.
const fontfile = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
)

/** JPEG as a phone would send it. */
export async function drawPicture(scene: Scene, tone: number): Promise<Buffer> {
  const text = `<span foreground="#3d4549">${pictureWords[scene]}</span>`
  const words = await sharp({ text: { text, font: 'Noto Sans SC 30', fontfile, rgba: true, dpi: 100 } })
    .png()
    .toBuffer()
  return sharp(Buffer.from(drawing(scene, tone)))
    .composite([{ input: words, left: 360, top: 62 }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** The same picture with another comment inside: no two photos of phones are the same file. */
export function asTakenBy(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment)
  const head = Buffer.from([0xff, 0xfe, 0, 0])
  head.writeUInt16BE(text.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)])
}
