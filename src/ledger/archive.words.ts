const GIB = 2 ** 30
const MIB = 2 ** 20

export const archiveWords = {
  menu: '归档',
  title: '归档',
  what: '一个压缩包，装着这个月的全部：通知、任务、每个单位每一版填报和审核、照片文件原件、统计表、总结，还有一份能点开的目录。',
  original: '照片是原件，里面可能带着拍摄的时间、地点和机型。只交给该收的人。',
  none: '还没有派发过的活动月',
  noneNext: '派发以后，这里就能归档。',
  contents: (files: number, bytes: string, units: number) => `${units} 个单位，照片和文件 ${files} 个，约 ${bytes}`,
  running: '这个月还没结束，归进去的是到现在为止的。',
  button: '做一份归档（ZIP）',
  again: '做好以后在下面下载，留 7 天；再做一份，前面那份就清掉。',
  listTitle: '归过的档',
  caption: '谁在什么时候归的档，清单的校验码是多少',
  columns: {
    at: '时间',
    by: '谁',
    campaign: '活动月',
    state: '做好没有',
    files: '文件',
    download: '压缩包',
    hash: '清单的 SHA-256',
  },
  states: { sealed: '做好了', broken: '没做成', running: '正在做' },
  download: '下载',
  cleared: '压缩包已清掉',
  making: '做好了这一页会自己出现“下载”；没有出现就刷新一次。',
  resumes: '下断了能接着下。没下完的压缩包打不开，不会当成完整的。',
  faults: (count: number) => `${count} 个原件找不到或变了`,
  filesCount: (count: number, bytes: string) => `${count} 个，${bytes}`,
  empty: '还没归过档。',
  check: (command: string) => `核对压缩包：在装着安月的机器上运行 ${command}，改过一个字节也查得出是哪个文件的哪一段。`,
  tokens: '上级的系统要自己取数：查数凭证',
  gone: '这一份已经清掉了。要再下，再做一份。',
  sizeOf: (bytes: number): string =>
    bytes >= GIB
      ? `${(bytes / GIB).toFixed(1)} GB`
      : bytes >= MIB
        ? `${Math.round(bytes / MIB)} MB`
        : `${Math.max(1, Math.round(bytes / 1024))} KB`,
}

/** What the command says that checks an archive, for whoever reads it in a terminal. */
export const verifyWords = {
  usage:
    'npm run verify-archive -- FILE [SHA-256]\n核对归档压缩包：FILE 是压缩包，SHA-256 是网站“归档”页上的清单校验码（可以不给）。',
  missing: (file: string) => `没有这个文件：${file}`,
  unfinished: (file: string) => `${file} 不完整：没有结尾。多半是下载断了，再下一次。`,
  noZip: (file: string) => `${file} 不是压缩包。`,
  noManifest: '里面没有清单 manifest.json，不是安月的归档。',
  manifestChanged: '清单 manifest.json 被改动过，别的文件没法核对。',
  frame: (at: number, name: string) =>
    name ? `压缩包的目录在第 ${at} 字节处不对，说的是：${name}` : `压缩包的目录在第 ${at} 字节处不对`,
  moreFrames: (count: number) => `压缩包的目录还有 ${count} 处不对，像是用别的程序重新打过包。下面只比内容。`,
  missingFile: (name: string) => `少了：${name}`,
  added: (name: string) => `多了：${name}`,
  changed: (name: string, places: string) => `改动过：${name}，${places}`,
  place: (from: number, to: number) => `第 ${from}—${to} 字节之间`,
  somewhere: '说不出在哪一段',
  size: (sealed: number, found: number) => `大小从 ${sealed} 变成 ${found} 字节`,
  otherHash: (found: string) => `清单校验码对不上，压缩包里的是 ${found}`,
  fault: (name: string, why: 'missing' | 'changed') =>
    why === 'missing' ? `归档时就找不到原件：${name}` : `归档时原件就和上传时不一样：${name}`,
  good: (files: number, size: string) => `完好：${files} 个文件，${size}，和清单一样。`,
  bad: (count: number) => `有 ${count} 处不对。`,
  hash: (sha256: string) => `清单的 SHA-256：${sha256}`,
}
