/** Printed, in the enterprise's own rooms. */
export const ownPosterWords = {
  file: (name: string) => `${name}内部报告海报.pdf`,
  paper: {
    call: '看见隐患，扫码报',
    sees: '设备坏了、门锁了、有人违章，都算',
    ways: [
      { sign: 'camera', head: '微信扫码写', text: '选“只交给本单位”，能传照片' },
      { sign: 'phone', head: '打电话', text: '急的直接打上面的号码' },
      { sign: 'ask', head: '也能告诉政府', text: '扫码选“镇政府”，哪天都行' },
    ] as const,
    nation: '全国：12350　12345',
  },
  reader: (name: string) => `${name} 管安全，看到会回`,
  reward: '有奖',
  secret: { head: '匿名', text: '不用留姓名，单位看不到是谁。回执号自己留好，凭它看办到哪了。' },
  noReward: '报对了，按本单位的规定奖。',
  long: '报对了按本单位的规定给奖，怎么奖扫码看。',
}
