import type { FileFault, FileKind } from './files.rules.ts'

export const fileKindWords: Record<FileKind, string> = { photo: '照片', video: '录像', voice: '录音' }

export const filesWords = {
  title: '照片、录像、录音',
  none: '没有也行。有的话，能帮镇里看清楚。',
  have: (counts: string) => `镇里收到了：${counts}。`,
  count: (kind: FileKind, count: number) => `${fileKindWords[kind]} ${count} 个`,
  add: '传照片、录像、录音',
  care: '自己、家里人、自己的车别拍进去。传的都锁着放，不给被举报的单位看。手机里的原件，传完自己删。',
  photo: '照片',
  video: '录像',
  videoHint: '一分钟以内。',
  voice: '录音',
  voiceHint: '不想打字，说一段也行。声音也认得出人，想好再传。',
  send: '传上去',
  nothing: '还没选照片、录像、录音。',
  kept: (count: number) => `传到了 ${count} 个。`,
  sending: '正在传 #%，别关这一页',
  waiting: '断线了，有网接着传，别关这一页',
  failed: '没传上去。再按一次。',
}

export const fileFaultWords: Record<FileFault, (kind: FileKind) => string> = {
  kind: (kind) => `有一个不是${fileKindWords[kind]}，没收。`,
  heic: () => '有一张照片是 HEIC 的，打不开。手机相机设置里改成“兼容性最佳”再拍。',
  broken: (kind) => `有一个${fileKindWords[kind]}坏了，打不开，没收。`,
  'too-big': (kind) => `有一个${fileKindWords[kind]}太大，没收。拍短一点、小一点。`,
  hidden: (kind) => `有一个${fileKindWords[kind]}里藏着别的东西，没收。`,
  'too-many': (kind) => `${fileKindWords[kind]}够多了，多的没收。`,
  'no-room': () => '现在传的人多，过一会儿再传。',
}

export const officeFilesWords = {
  title: '举报人传来的',
  note: '只在这里看。照片、录像、录音去掉了时间、地点、手机型号；画面、声音认得出人，不要外传，更不能给被举报的单位。',
  photo: (number: number, nth: number) => `第 ${number} 件举报的照片 ${nth}`,
  save: (number: number, kind: FileKind, nth: number) => `第 ${number} 件举报的${fileKindWords[kind]} ${nth}`,
  fileName: (kind: FileKind, nth: number, ending: string) => `${fileKindWords[kind]}${nth}.${ending}`,
}
