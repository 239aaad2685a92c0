import { type PhotoPrint, printOf } from '#platform/files/perceptual-hash.ts'
import { type Change, changed, changes, type Dice, dice, sceneKinds, takePhoto } from './drawn-photos.ts'

/** The same picture changed, or another one: the same place at another moment, another place of the same kind. */
export type PairKind = Change | 'same place' | 'same kind'

export interface Pair {
  kind: PairKind
  one: PhotoPrint
  other: PhotoPrint
}

export const isSame = ({ kind }: Pair): boolean => kind !== 'same place' && kind !== 'same kind'

/** Sharp works beside us: so many drawings at a time keep two cores busy. */
const AT_ONCE = 3

/** Half of them the same picture, and half not, all thrown by one seed. */
export async function makePairs(count: number, seed: number, log: (line: string) => void): Promise<Pair[]> {
  const throws = dice(seed)
  const asked = Array.from({ length: count }, (_, nth) => ({
    scene: {
      kind: sceneKinds[throws.whole(0, sceneKinds.length - 1)]!,
      place: throws.whole(1, 1e9),
      moment: throws.whole(1, 1e9),
    },
    place: throws.whole(1, 1e9),
    moment: throws.whole(1, 1e9),
    change: throws.whole(1, 1e9),
    kind: kindOf(nth),
  }))
  const pairs: Pair[] = []
  let next = 0
  const draw = async (): Promise<void> => {
    while (next < count) {
      const nth = next
      next += 1
      const { scene, place, moment, change, kind } = asked[nth]!
      const one = await takePhoto(scene)
      const other =
        kind === 'same place'
          ? await takePhoto({ ...scene, moment })
          : kind === 'same kind'
            ? await takePhoto({ kind: scene.kind, place, moment })
            : await changed(one, kind, dice(change))
      pairs[nth] = { kind, one: (await printOf(one))!, other: (await printOf(other))! }
      if ((nth + 1) % 250 === 0) log(`${nth + 1} of ${count} pairs are drawn`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, draw))
  return pairs
}

function kindOf(nth: number): PairKind {
  const half = Math.floor(nth / 2)
  if (nth % 2 === 0) return half % 2 === 0 ? 'same place' : 'same kind'
  return changes[half % changes.length]!
}

/** Between two prints, with blotches of its own: as much like those drawn as they are like one another. */
export function blended(prints: readonly PhotoPrint[], throws: Dice): Buffer {
  const nth = throws.whole(0, prints.length - 1)
  // never of one with itself
  const another = (nth + throws.whole(1, prints.length - 1)) % prints.length
  const [one, other] = [prints[nth]!.dots, prints[another]!.dots]
  const [share, mirrored] = [throws.between(0.35, 0.65), throws() < 0.5]
  const size = Math.sqrt(one.length)
  const waves = Array.from({ length: 6 }, () => ({
    x: throws.between(-0.6, 0.6),
    y: throws.between(-0.6, 0.6),
    from: throws.between(0, 7),
    high: throws.between(4, 18),
  }))
  return Buffer.from(
    Array.from(one, (dot, at) => {
      const [x, y] = [at % size, Math.floor(at / size)]
      const opposite = other[mirrored ? y * size + (size - 1 - x) : at]!
      const light = waves.reduce((sum, wave) => sum + wave.high * Math.sin(wave.from + wave.x * x + wave.y * y), 0)
      return Math.round(Math.min(255, Math.max(0, dot * share + opposite * (1 - share) + light)))
    }),
  )
}
