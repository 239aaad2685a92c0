import type { schemas } from './api.schemas.ts'

export const apiWords = {
  title: (town: string) => `${town} 安全生产月数字接口`,
  description:
    '只读。给上级单位的系统取数用：任务、指标、各项数字和进度。凭证由镇里的办公室发给每个上级单位，放在 Authorization: Bearer 里。只有办公室审核通过的才算数。',
  security: '镇办公室发的凭证，一个上级单位一个。',
  answers: {
    ok: '数据，带 ETag。',
    same: '和 If-None-Match 里的一样，没有变。',
    wrong: '参数不对。',
    token: '没有凭证，或者凭证不对、已作废。',
    none: '没有这一项。',
    many: '一分钟里问得太多，过 Retry-After 秒再来。',
  },
  params: {
    campaign: '活动月的 id。',
    limit: '一页最多几条。',
    after: '上一页的 next。',
    match: '上一次得到的 ETag。',
  },
  summaries: {
    Town: '这个镇',
    Unit: '单位',
    Campaign: '活动月',
    Activity: '活动',
    Task: '任务',
    Metric: '指标',
    Figure: '各项数字：合计、按单位类别、按周',
    Standing: '进度：每项任务每类单位应报、已报、通过、逾期多少',
    Report: '每个单位每项任务审核通过的数字，一条一份，按报的先后',
    Error: '为什么没有数据',
  } satisfies Record<keyof typeof schemas, string>,
  one: (what: string) => `一个${what}`,
}
