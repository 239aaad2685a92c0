import type { Opened } from './open-towns.ts'

export const startWords = {
  database: '准备数据库…  preparing the database',
  seeding: '按苏店镇的通知建演示镇…  making the demo town from its notice',
  firstSteps(address: string, opened: Opened): string {
    if (opened.setUpPath) {
      return `\n  第一次使用，请打开（24 小时内有效，只能用一次）  first use, open once within 24 hours:\n    ${address}${opened.setUpPath}\n`
    }
    if (!opened.logins) return ''
    const rows = opened.logins.map(({ username, what }) => `    ${username.padEnd(10)} ${what}`).join('\n')
    return `
  安月演示：苏店镇  the demo town
    大家看的首页    ${address}/
    办公室登录      ${address}/sign-in
    一个村的页面    ${address}${opened.unitPath ?? '/'}
  先看首页，再用 anjian 登录看“总览”“审核”。  Look at the home page, then sign in as anjian.
  演示账号，密码都是 ${opened.password}  demo log-ins, one password:
${rows}
`
  },
}
