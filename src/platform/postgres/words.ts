/** Each line is for the person at the terminal: what is wrong and what to do, Chinese first. */
export const startProblemWords = {
  'port-taken': (place: string) =>
    `地址 ${place} 已被占用，请关闭占用的程序或换一个端口（PORT=8081 npm start）。 ${place} is taken: stop what uses it or set PORT.`,
  'address-refused': (place: string) =>
    `无法在 ${place} 上监听，请检查 HOST 和 PORT。 Cannot listen on ${place}: check HOST and PORT.`,
  'setting-broken': (what: string) => `设置看不懂：${what}。 This setting cannot be used: ${what}.`,
  'demo-only-on-loopback': (host: string) =>
    `演示镇的密码是公开的，只能在本机打开，不能用 HOST=${host}；正式使用请设 ANYUE_TOWN=empty。 The demo town's log-ins are public, so it listens on loopback only, not on ${host}: set ANYUE_TOWN=empty for real use.`,
  'data-folder-unwritable': (folder: string) =>
    `数据目录 ${folder} 无法写入，请检查权限或另设 ANYUE_DATA。 Cannot write the data folder ${folder}: check its owner or set ANYUE_DATA.`,
  'data-folder-unreachable': (folder: string) =>
    `数据目录 ${folder} 位于 PostgreSQL 用户不能进入的目录下，请另设 ANYUE_DATA。 The user that runs PostgreSQL cannot reach ${folder}: set ANYUE_DATA to another place.`,
  'disk-full': (folder: string) => `磁盘已满，无法写入 ${folder}。 The disk is full: ${folder} cannot be written.`,
  'database-url-broken': (reason: string) =>
    `DATABASE_URL 连不上数据库：${reason}。 DATABASE_URL does not lead to a database: ${reason}.`,
  'database-url-malformed': () =>
    'DATABASE_URL 应形如 postgresql://用户:密码@主机:5432/数据库。 DATABASE_URL has to look like postgresql://user:password@host:5432/database.',
  'database-too-old': (version: string) =>
    `数据库版本 ${version} 太旧，需要 PostgreSQL 15 或更新。 PostgreSQL ${version} is too old: 15 or newer is needed.`,
  'database-not-utf8': (encoding: string) =>
    `数据库编码是 ${encoding}，需要 UTF8。 The database is encoded in ${encoding}: UTF8 is needed.`,
  'cluster-of-another-version': (what: string) =>
    `数据目录由另一版本的 PostgreSQL 建立（${what}），请先导出再导入。 The data folder belongs to another PostgreSQL (${what}): dump and restore it first.`,
  'no-unprivileged-user': () =>
    'PostgreSQL 不能以 root 运行，本机又没有 postgres 或 nobody 用户，请用普通用户启动。 PostgreSQL refuses root and there is no user postgres or nobody: start as an ordinary user.',
  'no-user-name': (uid: string) =>
    `当前用户（uid ${uid}）在系统中没有名字，PostgreSQL 无法启动。 uid ${uid} has no name on this machine, which PostgreSQL needs: use another user or DATABASE_URL.`,
  'no-server-for-this-machine': (machine: string) =>
    `没有适合 ${machine} 的内置 PostgreSQL，请用 DATABASE_URL 指向已有的数据库。 No PostgreSQL is packaged for ${machine}: point DATABASE_URL to one.`,
  'database-did-not-start': (lastWords: string) =>
    `PostgreSQL 没有启动：${lastWords}。 PostgreSQL did not start: ${lastWords}.`,
  'migration-changed': (file: string) =>
    `已执行过的迁移文件被改动：${file}。 A migration that was applied has been changed: ${file}.`,
  'migration-failed': (what: string) => `数据库迁移失败：${what}。 A database migration failed: ${what}.`,
} satisfies Record<string, (subject: string) => string>

export type StartProblem = keyof typeof startProblemWords
