export const ownWords = {
  title: '我的个人信息',
  back: '我的账号',
  kept: '记着的',
  rows: (what: string, count: number, more: boolean) => (more ? `${what}：${count} 条以上` : `${what}：${count} 条`),
  download: '下载全部',
  downloadNote: '一个压缩包：能读的网页、给别的系统用的 JSON、能用表格打开的 CSV。密码、密钥不在里面。',
  policy: '隐私说明',
  leave: '注销账号，清除个人信息',
  leaveNote:
    '当场办，撤不回。账号、常看都没了；报过的数还在，姓名换成“（已清除）”，手机号清掉。登录记录按网络安全法留满 180 天，没有姓名。',
  goes: '会清除的',
  stays: '会留下的，为什么',
  password: '密码',
  passwordHint: '确认是本人',
  sure: '我要注销，知道撤不回',
  submit: '注销，清除',
  refused: '还没有注销',
  wrong: '密码不对',
  unsure: '先在前面打勾',
  holdsOffice: '现在还有管全镇的岗位，经手的是公务。请主任先卸任，再来注销；要停用，也找主任。',
  done: '注销了，个人信息清除了。留下的和为什么，下面写着。',
}

export const ownFileWords = {
  file: (name: string) => `${name}的个人信息.zip`,
  page: '打开看.html',
  title: (name: string) => `${name}：这里记着的个人信息`,
  lead: (town: string, made: string) =>
    `${town}，${made}下载。data.json 给别的系统用，csv 里的能用表格打开。密码、密钥不在里面。`,
  head: (what: string, count: number) => `${what}（${count} 条）`,
  more: '太多，这里是一部分。要全部的，找办公室。',
  named: '没登录时留下的，姓名和手机号一样的',
  namedLine: (what: string, name: string, contact: string, rows: number) =>
    `${what}：${[name, contact].filter(Boolean).join(' ')}，${rows} 条`,
  stays: '清除以后还会留下的，为什么',
}
