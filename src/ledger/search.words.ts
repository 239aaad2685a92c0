export const searchWords = {
  title: '找',
  label: '找什么',
  intro: '单位、任务、活动、报上来的话和数字、回执号、人，写两个字以上。几个词用空格隔开，都有的才算。',
  short: '写两个字以上再找。',
  none: (typed: string) => `没有找到“${typed}”。换个写法，或少写一个词。`,
  more: '还有更多，多写一个词。',
  groups: {
    units: '单位',
    tasks: '任务',
    activities: '活动',
    submissions: '报上来的',
    receipts: '回执',
    people: '人员',
  },
  of: (year: number) => `${year} 年`,
  by: (unit: string, day: string, name: string) => [unit, day, name].filter(Boolean).join('　'),
  receipt: (number: string) => `回执 ${number}`,
}
