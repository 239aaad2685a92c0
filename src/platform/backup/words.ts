/** For the person at the terminal: what is wrong and what to do. */
export const refusals = {
  'mark-changed': (file: string) => `备份目录的标记 ${file} 被改动过。 The mark of the backup folder was changed.`,
  'not-empty': (folder: string) => `${folder} 里有别的东西，请换一个空目录放备份。 Not a backup folder and not empty.`,
  'of-another': (folder: string) =>
    `${folder} 里是另一个数据库（或恢复以前的数据库）的备份，两者的日志不能混放：请换一个新目录，原来的留着。 This folder belongs to another database, or to this one before it was restored: use a new folder.`,
  unreachable: (folder: string) =>
    `运行 PostgreSQL 的用户进不了 ${folder}，日志送不过去：请换一个目录，或放开上级目录的进入权限。 The user that runs PostgreSQL cannot reach it.`,
  'restart-first': () =>
    '数据库还没有开启日志归档：升级以后要先重启一次安月，再备份。 Restart Anyue once, then back up: the log is not kept yet.',
  'wal-not-kept': (why: string) => `数据库日志没有送到备份目录：${why}。 The log does not arrive in the backup folder.`,
  'no-pg-dump': (tool: string) =>
    `用 DATABASE_URL 时由 ${tool} 备份和恢复，本机没有装：Debian 请装 postgresql-client。 ${tool} is not installed here.`,
  'pg-tool-failed': (words: string) => `${words}`,
  'no-backup': (folder: string) => `${folder} 里没有完整的备份。 There is no whole backup in it.`,
  'too-early': (earliest: string) => `这里最早只能恢复到 ${earliest}。 Nothing here goes back that far.`,
  'not-a-moment': (text: string) =>
    `时间看不懂：${text}。应形如 --to '2023-06-09 10:30:00'（北京时间），或带时区 +00:00。 Not a moment.`,
  'in-the-future': (text: string) => `${text} 还没有到。 That moment is still to come.`,
  'beyond-the-log': (text: string) =>
    `备份里的日志到不了 ${text}：不带 --to 可以恢复到日志的末尾。 The kept log ends before that moment: without --to everything there is comes back.`,
  'moment-of-foreign': () =>
    '用 DATABASE_URL 时恢复到某一时刻由那台数据库服务器的管理人负责，这里只能恢复某一次备份。 Point-in-time recovery of that server belongs to its own keepers.',
  'not-fresh': (place: string) =>
    `${place} 已经有数据库，只能恢复到空的 ANYUE_DATA。 Restore into an empty ANYUE_DATA.`,
  'database-in-use': () => 'DATABASE_URL 指向的数据库里已经有表，只能恢复到空数据库。 That database is not empty.',
  'no-secret': () =>
    '备份里没有密钥。请给出当初另存的 keys/secret：--secret 文件（或设 ANYUE_SECRET）。真的丢了，用 --without-secret：村里海报上的链接要重发，两步验证和通知渠道的密码要重设。 The secret is not in the backup: give it by --secret FILE.',
  'wrong-secret': () => '给的密钥不是这份备份的那一个。 That is not the secret of this backup.',
  damaged: (what: string) => `备份已损坏，没有恢复：${what}。 The backup is damaged.`,
  'kind-differs': (kind: string) =>
    kind === 'dump'
      ? '这是 DATABASE_URL 的备份，恢复时也要设 DATABASE_URL。 Set DATABASE_URL.'
      : '这是内置数据库的备份，恢复时不要设 DATABASE_URL。 Unset DATABASE_URL.',
} satisfies Record<string, (subject: string) => string>

export type RefusalName = keyof typeof refusals

export const backupWords = {
  usage: 'npm run backup -- DIR [--keep N]\nDIR：放备份的目录，最好在另一块盘上；--keep N：只留最近 N 份。',
  done: (place: string, files: number, fresh: number, seconds: string) =>
    `安月 · 已备份到 ${place}，用时 ${seconds} 秒；上传的文件 ${files} 个，其中新拷贝 ${fresh} 个。`,
  fromNow: (moment: string) =>
    `从 ${moment}（北京时间）起，可以恢复到任一时刻；数据库日志和新上传的文件会一直送到这里。`,
  dumped: '数据库用 pg_dump 导出；恢复到某一时刻由那台数据库服务器的管理人负责。',
  bucket: (bucket: string) => `上传的文件在对象存储桶 ${bucket} 里，没有拷贝：请用对象存储自己的版本或备份功能保护它。`,
  secret: (place: string) => `密钥不在备份里：请把 ${place} 另存一份在别的地方，没有它签名的链接和封存的密码打不开。`,
  broken: (sha256: string) =>
    `上传的文件已损坏，没有拷贝（其余的都备份了）：SHA-256 ${sha256}；npm run verify 说它是谁的。`,
  removed: (names: readonly string[]) => `已删去旧备份：${names.join('、')}`,
}

export const restoreWords = {
  usage: `npm run restore -- DIR [--to '2023-06-09 10:30:00'] [--secret 文件] [--old 原数据目录]
DIR：放备份的目录；--to：恢复到这一时刻（北京时间，或带时区），不写就恢复到末尾；
--secret：另存的 keys/secret；--old：原来的数据目录还能读时给出，最后一分钟的日志、文件和密钥从那里取。`,
  from: (name: string, segments: number) => `用备份 ${name}，加日志 ${segments} 段。`,
  gap: (name: string) => `日志缺了一段 ${name}，只能恢复到那里为止。 The log has a gap.`,
  restored: (moment: string, seconds: string) => `数据库已恢复到 ${moment}，用时 ${seconds} 秒。`,
  toEnd: '末尾',
  erased: (count: number) => `恢复以前已经清除过的个人信息，又清除了 ${count} 件。`,
  noErasure: '没有密钥，备份以后的个人信息清除没有重做：放好 keys/secret 以后运行 npm run erase-again。',
  next: '可以启动了：npm start。以服务运行时先把数据目录交还给服务的用户（docs/operate.md）。以后的备份请放到一个新目录。',
}

export const wholeWords = {
  pages: (pages: number, relations: number) => `数据库的页：${relations} 个文件、${pages} 页都读过，校验和都对。`,
  foreignPages: '数据库由 DATABASE_URL 的服务器保管，它的页由那里的管理人检查（pg_amcheck、pg_checksums）。',
  page: (relation: string, block: number, file: string) => `数据库损坏：${relation} 的第 ${block} 页（${file}）`,
  uploads: (count: number) => `上传的文件：${count} 个都读过，SHA-256 都对。`,
  upload: (why: 'missing' | 'changed', sha256: string, owner: string) =>
    `上传的文件${why === 'missing' ? '不见了' : '被改动过'}：${owner}，SHA-256 ${sha256}`,
  nobody: '没有哪条记录用到它',
  audit: (towns: number) => `审计日志：${towns} 个主办单位的封条和每一条都对。`,
  auditHead: (town: string, seals: number, hash: string, unsealed: number) =>
    `${town}：封条 ${seals} 张${hash && `，最后一张的指纹 ${hash}`}；还没封的 ${unsealed} 条。`,
  auditFault: (town: string, what: string) => `审计日志不对：${town}，${what}`,
  entry: { changed: '这一条被改动过', missing: '这一条被删掉了', added: '这一条是后来塞进去的' },
  seal: { seal: '这一张封条被改动过', 'seal-missing': '缺了这一张封条' },
  good: '完好。',
  bad: (count: number) => `有 ${count} 处不对。`,
}

export const verifyBackupWords = {
  usage: 'npm run verify-backup -- DIR\n核对备份目录：每个文件的每个字节，和日志有没有缺。',
  noKeys: '这里没有这份备份的密钥，清单的封印没有核对，只核对了每个文件的 SHA-256。',
  manifest: (name: string, why: 'missing' | 'changed' | 'foreign') =>
    `${name}：${{ missing: '没有清单', changed: '清单被改动过', foreign: '清单不是用本系统的密钥封的' }[why]}`,
  fault: (place: string, why: 'missing' | 'changed' | 'added') =>
    `${{ missing: '少了', changed: '改动过', added: '多了' }[why]}：${place}`,
  gap: (name: string) => `日志缺了一段：${name}，它以后的时刻恢复不到，直到下一份备份`,
  good: (backups: number, files: number, to: string) =>
    `完好：${backups} 份备份，${files} 个文件；能恢复到 ${to} 以后。`,
}
