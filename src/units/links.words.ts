/** At the unit's own door, on the phone of whoever scanned the code. */
export const doorWords = {
  voided: {
    title: '这个码停用了',
    text: '镇里给这个单位换了新码，旧码打不开了。墙上、群里的旧码请换掉。报过的都还在。',
  },
  call: (office: string) => `要新码，打${office || '办公室'}`,
  pin: {
    title: '输口令',
    why: '这个码要口令才能打开。在这台手机上只问这一次。',
    label: '口令',
    hint: '4 到 6 位数字，镇里给的',
    submit: '打开',
    refused: '还没打开',
    wait: (seconds: number) =>
      seconds > 90 ? `输错太多次了，过 ${Math.ceil(seconds / 60)} 分钟再来。` : `输错太多次了，过 ${seconds} 秒再来。`,
    problems: {
      shape: '口令是 4 到 6 位数字。',
      wrong: '口令不对。看看是不是别的单位的。',
    },
    lost: '忘了口令，问办公室。',
    first: {
      title: '还没交上去，先输口令',
      text: '这台手机不记得口令了。先另开一页输口令，再回到这里交。填过的都还在。',
    },
    firstOpen: '另开一页输口令',
  },
}

export const linkWords = {
  title: (unit: string) => `${unit}的二维码`,
  now: '现在的码',
  none: { title: '还没有码', text: '发一个码，贴出去扫一扫就能看要办的事、报情况，不用账号。' },
  qr: (unit: string) => `${unit}的二维码`,
  bearer: '谁有这个码，谁就能替这个单位报情况。只给这个单位的人。',
  typed: '扫不了的，手输这个地址',
  pin: (has: boolean) => (has ? '要口令' : '不要口令'),
  columns: { issued: '发出', by: '谁发的', pin: '口令', state: '现状' },
  pinTerm: '口令',
  issuedTerm: '发出',
  issued: (when: string, by: string | null) => (by ? `${when}　${by}` : when),
  states: { open: '能用', voided: (when: string, by: string | null) => `${when} 停用${by ? `　${by}` : ''}` },
  history: '发过的码',
  caption: '这个单位发过的码',
  poster: '看海报（PDF）',
  issueTitle: '发码',
  reissueTitle: '换新码',
  reissueText: '发了新码，旧码马上停用：墙上的海报要换，手机上记着的口令也要重输。',
  pinLabel: '口令',
  pinHint: '4 到 6 位数字。发码以后这里看不到它，当面或打电话告诉单位。不填就不要口令。',
  issue: '发码',
  reissue: '换新码',
  void: '停用',
  refused: '还没发出去',
  problems: { pin: '口令是 4 到 6 位数字，或者不填。', weakPin: '这个口令太好猜，换一个：不要全一样，不要连着。' },
  done: {
    issued: '码发好了，旧码停用了。',
    first: '码发好了。',
    voided: '停用了。扫旧码的人会看到该打哪个电话。',
  } as Record<string, string>,
}
