export const hotlinePosterWords = {
  file: (name: string) => `${name}举报电话海报.pdf`,
  many: '各单位',
}

/** Printed. What is promised here, the rules of 〔2018〕19号 and the town's own promise. */
export const hotlinePaperWords = {
  sees: '有人违章作业、出了事故瞒着不报，也打',
  call: '看见隐患，打电话',
  ways: [
    { sign: 'phone', head: '打电话', text: '说清在哪里、什么事就行' },
    { sign: 'camera', head: '微信扫码写', text: '三步写完，能传照片、录音' },
    { sign: 'ask', head: '写信、当面说', text: '到镇里找办公室，都有回音' },
  ] as const,
  promises: [
    { head: '有奖', text: '查实了按规定给奖。要领奖，须留真实姓名和电话。' },
    { head: '保密', text: '可以不说姓名。留了姓名的专人保管，不告诉被举报的单位。' },
  ],
  nation: '全国：12350　12345',
  by: (town: string, office: string) => (office.startsWith(town) ? office : town + office),
  unanswered: '没人接，就打 12350',
}
