import { createHash } from 'node:crypto'
import type { EvidenceKind } from '#campaign/campaign.types.ts'
import { keepFile } from '#campaign/evidence.reading.ts'
import type { EvidenceWritten } from '#campaign/evidence.store.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Chance } from './chance.ts'
import { asTakenBy, drawPicture, type Scene, sceneNames } from './pictures.ts'

const TONES = 3

interface Shot {
  jpeg: Buffer
  kept: EvidenceWritten
}

export interface Taken {
  chance: Chance
  by: string
  at: Date
  nth: number
}

export interface Album {
  /** One photo for a task, as the unit's own file; nothing for a film. */
  piece(kind: EvidenceKind, title: string, taken: Taken): EvidenceWritten | undefined
  /** When every file is safe: they are written beside the rows, or the first start would wait for each in turn. */
  settled(): Promise<unknown>
}

export const sceneFor = (title: string): Scene =>
  /视频|展播|片/.test(title)
    ? 'film'
    : /演练|逃生|疏散|技能/.test(title)
      ? 'drill'
      : /排查|自查|检查|隐患|动火|外包/.test(title)
        ? 'check'
        : /电话|公示|承诺|卡|文章|心得|标语/.test(title)
          ? 'board'
          : /咨询|发放|资料/.test(title)
            ? 'desk'
            : 'talk'

/** Drawn pictures, decoded and re-encoded once; each use is a file of its own. */
export async function openAlbum(files: FileStore): Promise<Album> {
  const shots = new Map<string, Shot>()
  for (const scene of sceneNames)
    for (let tone = 0; tone < TONES; tone++) {
      const jpeg = await drawPicture(scene, tone)
      const kept = await keepFile(files, 'photo', { name: '', bytes: jpeg })
      if (typeof kept === 'string') throw new Error(`a drawn picture was refused: ${kept}`)
      shots.set(`${scene} ${tone}`, { jpeg, kept })
    }
  const writing: Promise<unknown>[] = []
  return {
    settled: () => Promise.all(writing),
    piece(kind, title, { chance, by, at, nth }) {
      if (kind === 'video') return undefined
      const scene = kind === 'photo' ? sceneFor(title) : 'board'
      const shot = shots.get(`${scene} ${(chance.whole(0, TONES - 1) + nth) % TONES}`)!
      const original = asTakenBy(shot.jpeg, `${by} ${title} ${at.toISOString()} ${nth}`)
      writing.push(files.put(original))
      const [sha256, size] = [createHash('sha256').update(original).digest('hex'), original.length]
      const takenAt = new Date(at.getTime() - chance.whole(15, 150) * 60_000).toISOString()
      const name = `IMG_${takenAt.slice(0, 10).replaceAll('-', '')}_${chance.whole(1000, 9999)}.jpg`
      return { ...shot.kept, kind, name, originalSha256: sha256, size, hints: { takenAt } }
    },
  }
}
