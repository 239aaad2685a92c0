/**
 * Where each rule of this slice is written. Titles and numbers are the law's own and are not reworded,
 * so they stand here and not among the words (docs/decisions/0023). Local papers are called by who issued them;
 * of those only the year is known, so they begin with its first day. Pure.
 */

export interface Source {
  title: string
  /** Document number; empty where we have not seen one. */
  number: string
  /** No title of its own: called by who issued it. */
  called?: true
  /** First and last day in force, '2018-01-04'; null: still in force. */
  from: string
  to: string | null
}

export const sources = {
  'safety-law': { title: '中华人民共和国安全生产法', number: '2021年修正', from: '2021-09-01', to: null },
  'penalty-law': { title: '中华人民共和国行政处罚法', number: '2021年修订', from: '2021-07-15', to: null },
  'fire-law': { title: '中华人民共和国消防法', number: '2021年修正', from: '2021-04-29', to: null },
  'civil-code': { title: '中华人民共和国民法典', number: '主席令第四十五号', from: '2021-01-01', to: null },
  'accidents-2007': {
    title: '生产安全事故报告和调查处理条例',
    number: '国务院令第493号',
    from: '2007-06-01',
    to: null,
  },
  'hazards-2008': {
    title: '安全生产事故隐患排查治理暂行规定',
    number: '安全监管总局令第16号',
    from: '2008-02-01',
    to: null,
  },
  'rewards-2012': {
    title: '安全生产举报奖励办法',
    number: '安监总财〔2012〕63号',
    from: '2012-05-02',
    to: '2018-01-03',
  },
  'rewards-2018': {
    title: '安全生产领域举报奖励办法',
    number: '安监总财〔2018〕19号',
    from: '2018-01-04',
    to: null,
  },
  'protection-2013': {
    title: '安全监管总局关于保护生产安全事故和事故隐患举报人的意见',
    number: '',
    from: '2013-06-08',
    to: null,
  },
  'workers-2020': {
    title: '生产经营单位从业人员安全生产举报处理规定',
    number: '应急〔2020〕69号',
    from: '2020-09-16',
    to: null,
  },
  'reports-2023': {
    title: '应急管理部关于进一步加强安全生产举报工作的指导意见',
    number: '应急〔2023〕106号',
    from: '2023-10-18',
    to: null,
  },
  'internal-2024': {
    title: '国务院安全生产委员会关于推动建立完善生产经营单位事故隐患内部报告奖励机制的意见',
    number: '安委〔2024〕7号',
    from: '2024-07-25',
    to: null,
  },
  'mem-notice': { title: '应急管理部安全生产举报须知', number: '', from: '2023-04-30', to: null },
  'hubei-2010': { called: true, title: '湖北省安委会的文件', number: '鄂安〔2010〕20号', from: '2010-01-01', to: null },
  'shandong-2015': { called: true, title: '山东省政务服务网的办事指南', number: '', from: '2015-01-01', to: null },
  'quzhou-2022': {
    called: true,
    title: '衢州市政府办公室的文件',
    number: '衢政办发〔2022〕6号',
    from: '2022-01-01',
    to: null,
  },
} as const satisfies Record<string, Source>

export type SourceCode = keyof typeof sources
