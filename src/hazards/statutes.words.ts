import { type Source, sources } from './sources.rules.ts'
import type { Counted, Mark, Whose } from './statutes/statute.rules.ts'
import type { Limit, LimitId, SettingProblem, Statute, StatuteId } from './statutes.rules.ts'

/** What each rule asks, in one line of ours: the law's own words are in its text. */
export const statuteWords: Record<StatuteId, string> = {
  accept: '收到举报后，几天内决定受不受理',
  close: '受理以后 60 天内办结',
  extension: '情况复杂可以延长，最多 30 天，只能一次',
  feedback: '核查完几天内把结果告诉举报人',
  objection: '举报人收到结论 10 天内可以提异议',
  review: '上一级接到异议 30 天内复核',
  recheck: '单位报整改完了，几天内到现场复查',
  'fix-general': '一般隐患几天内整改完',
  'fix-major': '重大隐患几天内整改完',
  'own-channel': '企业收到内部报告，几天内办好；没办好的转到镇里',
  'own-answered': '职工发现隐患要马上报告，接到报告的人要及时处理',
  'own-accidents': '出了事故，单位负责人要马上如实往上报',
  'own-majors': '重大隐患排查治理的情况，要及时报给监管部门',
  'own-choice': '谁都有权向政府部门报告、举报',
  'report-channel': '要公开举报电话、信箱，受理举报',
  'village-reports': '村（居）委会发现隐患，应当报告',
  'refusal-reasons': '只有名单上的几种情形可以不受理',
  'insider-named': '职工举报本单位，要留真实姓名和联系方式，不然可以不受理',
  'transfer-told': '不归自己管的，要移送，并告诉举报人',
  'deaths-county': '有人死亡的，由县级以上政府组织核查',
  'concealed-county': '瞒报、谎报事故，由县级以上部门核查',
  'beyond-county': '超出镇里权限的，由县级以上部门办',
  'town-by-entrustment': '镇里办重大隐患，要有县里的授权',
  'merge-same': '同一件事的几个举报，可以并在一起办、一起答复',
  'verifier-unrelated': '和被举报单位有关系的人，不能去核查',
  'two-verifiers': '核查、复查都要两个人以上',
  'custodian-apart': '举报材料由专人保管，保管的人不参加核查',
  'original-sealed': '原件封存，发出去的要另外写，看不出是谁举报的',
  'written-record': '核实的情况要写成书面材料',
  grading: '隐患分一般和重大两级',
  'major-by-standard': '认定重大隐患，要对上判定标准的哪一条',
  'extension-once': '延长要上一级负责人批准，写明理由，并告诉举报人',
  'pause-reasoned': '时限中止要有理由，恢复以后接着算',
  'order-signed': '要整改的，报负责人签字，并督促落实',
  'danger-first': '眼前有危险的，先让人撤出来、停下来，再谈整改',
  'six-part-plan': '重大隐患要有治理方案，六项都写',
  'remove-hazards': '单位要按时把隐患消除掉',
  'recheck-by-others': '复查由别人做，整改的人不能自己验收自己',
  'supervise-major': '重大隐患没按时改，可以挂牌督办',
  'file-case': '不消除隐患的，可以立案处罚',
  'stop-production': '拒不整改、有现实危险的，可以停产停业',
  'reply-parts': '答复要写四样：结论、简要情况、处理决定、符不符合奖励条件',
  'withdrawn-no-reply': '答复以前举报人撤回的，不再答复',
  'review-above': '异议由上一级复核',
  'who-may': '谁的事谁办，不该看的不看',
  stages: '受理、核查、整改、复查、答复，一步一步来',
}

export const markWords: Record<Mark, string> = {
  seen: '法定',
  local: '照别处的规定',
  recalled: '文件上有，原文没核对',
  reading: '法里没写天数，照常例',
}

export const countedWords: Record<Counted, string> = { calendar: '天', working: '个工作日' }

export const whoseWords: Record<Whose, string> = {
  office: '镇里',
  verifiers: '核查的人',
  unit: '单位',
  reporter: '举报人',
  above: '上一级',
  county: '县里',
}

export const settingProblemWords: Record<SettingProblem, string> = {
  'fixed-by-law': '这个时限是法定的，镇里不能改。',
  'days-wrong': '写 1 到 365 之间的整数。',
}

/** 《安全生产领域举报奖励办法》（安监总财〔2018〕19号）第十条第（六）项 */
export function citeText({ source, article }: Pick<Statute, 'source' | 'article'>): string {
  const { title, number, called }: Source = sources[source]
  return `${called ? title : `《${title}》`}${number && `（${number}）`}${article ?? ''}`
}

/** What another place decided binds nobody here: it is only followed. */
export const basisOf = (statute: Pick<Statute, 'source' | 'article' | 'mark'>): string =>
  `${statute.mark === 'local' || statute.mark === 'reading' ? '参照' : ''}${citeText(statute)}`

export const daysText = (days: number, counted: Counted): string => `${days} ${countedWords[counted]}`

/** 60 天，法定：《…》… */
export const limitText = ({ statute, days, counted, own }: Limit): string =>
  own
    ? `${daysText(days, counted)}，本镇定`
    : `${daysText(days, counted)}，${markWords[statute.mark]}：${citeText(statute)}`

export const limitNames: Record<LimitId, string> = {
  accept: '受理时限',
  close: '办结时限',
  extension: '最多延长',
  feedback: '答复时限',
  objection: '提异议的时限',
  review: '复核时限',
  recheck: '复查时限',
  'fix-general': '一般隐患整改',
  'fix-major': '重大隐患整改',
  'own-channel': '企业内部报告办理',
}
