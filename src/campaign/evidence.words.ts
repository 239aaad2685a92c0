import type { EvidenceKind } from './campaign.types.ts'
import type { RefusedWhy } from './evidence.rules.ts'

export const evidenceWords = {
  choose: {
    photo: '选照片',
    video: '选视频',
    sheet: '选签到表',
    file: '选文件',
  } satisfies Record<EvidenceKind, string>,
  hints: {
    photo: '拍到人和横幅就行，不用摆拍。一次可以选好几张。没网先拍，回头再传。',
    video: '一分钟以内，每段不超过 100 兆。有 Wi-Fi 再传。',
    sheet: '拍照就行，PDF、Word、Excel 也收，每份不超过 25 兆。',
    file: 'PDF、Word、Excel 和照片，每份不超过 25 兆。',
  } satisfies Record<EvidenceKind, string>,
  missing: {
    photo: (count: number) => `还差照片 ${count} 张`,
    video: (count: number) => `还差视频 ${count} 段`,
    sheet: (count: number) => `还差签到表 ${count} 份`,
    file: (count: number) => `还差文件 ${count} 份`,
  } satisfies Record<EvidenceKind, (count: number) => string>,
  minors: '有孩子的照片：先问过家长，尽量不拍正脸，不拍校牌和姓名。',
  minorsMore: '孩子的信息怎么管',
  send: '传上去',
  sendPhotos: '传照片',
  photos: '照片',
  enough: '照片够了，还可以再传。',
  noneAsked: '这一件不要求照片，想传也行。',
  came: '收到了',
  remove: '去掉',
  nth: (nth: number) => `第 ${nth} 张照片`,
  alt: (unit: string, title: string, nth: number) => `${unit} ${title} 第 ${nth} 张照片`,
  kept: (count: number) => `收到 ${count} 个。`,
  nothingChosen: '还没选照片。先选，再传。',
  refused: (count: number) => `有 ${count} 个没收下，别的都收好了。`,
  refusedAll: (count: number) => `${count} 个都没收下。`,
  removed: '去掉了。',
  removedLate: '已经通过，不能再去掉了。',
  sizeOf: (bytes: number) =>
    bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
  kinds: { photo: '照片', video: '视频', sheet: '签到表', file: '文件' } satisfies Record<EvidenceKind, string>,
}

const refusedSentences: Record<RefusedWhy, string> = {
  kind: '不是照片，或是收不了的格式。用手机拍一张再传。',
  'paper-kind': '收不了这种文件。照片、PDF、Word、Excel 都行。',
  'film-kind': '不是视频，或是收不了的格式。用手机拍的就行。',
  'film-too-big': '太大了，一段视频不超过 100 兆。拍短一点再传。',
  macros: '里面带着程序（宏），不能收。另存为 PDF 再传。',
  heic: '是苹果手机的 HEIC 格式，这里打不开。在设置、相机、格式里选“兼容性最佳”，再拍一张。',
  broken: '打不开，像是没存全。重新拍一张或换一张。',
  'too-big': '太大了，照片和文件不超过 25 兆。',
  hidden: '里面夹了别的东西，不能收。重新拍一张。',
  'too-many': '一次传得太多，剩下的再传一次。',
  locked: '这一件已经办结，不再收了。',
}

export const refusedText = (why: RefusedWhy, name: string): string =>
  `${name ? `“${name}”` : '有一个文件'}：${refusedSentences[why]}`
