import type { CaseClockName } from './case-clocks.rules.ts'
import type { Grade, Measure, Outcome, PlanPart, ReplyPart } from './events.rules.ts'
import type { EventName, Hat, Stage } from './stages.rules.ts'

export const stageWords: Record<Stage, string> = {
  received: '收到',
  not_accepted: '不予受理',
  transferred: '已移送',
  merged: '并到另一件',
  withdrawn: '撤回了',
  accepted: '受理了',
  verifying: '在核查',
  substantiated: '属实',
  partly: '部分属实',
  unsubstantiated: '不属实',
  ordered: '发了整改指令',
  rectifying: '在整改',
  submitted: '报整改完，等复查',
  returned: '复查没过，重改',
  escalated: '逾期，升级督办',
  closed: '销号',
}

/** What the holder of a receipt reads: no word of it says what anybody else reported. */
export const stageForReporter: Record<Stage, string> = {
  received: '收到了，还没看',
  not_accepted: '没有受理，理由在下面',
  transferred: '不归我们管，已经移送，归谁办在下面',
  merged: '和另一件是同一件事，一起办。您排的次序不变',
  withdrawn: '您撤回了，不再答复',
  accepted: '受理了，马上派人去看',
  verifying: '派人在看',
  substantiated: '看过了，属实',
  partly: '看过了，有一部分属实',
  unsubstantiated: '看过了，没有发现您说的情形',
  ordered: '已经要求整改',
  rectifying: '在整改',
  submitted: '说改完了，我们要去复查',
  returned: '复查没过，叫他们重改',
  escalated: '到期没改完，往上督办了',
  closed: '改完了，复查过了',
}

export const eventWords: Record<EventName, string> = {
  accept: '受理',
  refuse: '不予受理',
  transfer: '移送',
  merge: '并案',
  withdraw: '撤回举报',
  continue: '撤回了也接着办',
  assign: '派人核查',
  extend: '批准延长',
  pause: '时限中止',
  resume: '时限恢复',
  conclude: '认定',
  stop_work: '停工通知',
  order: '下整改指令',
  plan: '报治理方案',
  progress: '报进度',
  submit: '报整改完成',
  recheck: '复查',
  escalate: '升级督办',
  reply: '答复',
  object: '提异议',
  review: '复核结果',
}

export const hatWords: Record<Hat, string> = {
  clerk: '受理的人',
  chief: '办公室负责人',
  verifier: '核查的人',
  leader: '分管领导',
  unit: '被要求整改的单位',
  reporter: '举报人',
  system: '系统',
}

export const gradeWords: Record<Grade, string> = { general: '一般隐患', major: '重大隐患' }

export const outcomeWords: Record<Outcome, string> = {
  substantiated: '属实',
  partly: '部分属实',
  unsubstantiated: '不属实',
}

export const planPartWords: Record<PlanPart, string> = {
  aim: '治理的目标和任务',
  measures: '采取的方法和措施',
  means: '经费和物资',
  people: '负责的机构和人员',
  time: '时限和要求',
  safety: '安全措施和应急预案',
}

export const replyPartWords: Record<ReplyPart, string> = {
  conclusion: '核查结论',
  verification: '简要核查情况',
  decision: '处理决定',
  reward: '符不符合奖励条件',
}

export const measureWords: Record<Measure, string> = {
  supervise: '挂牌督办',
  file_case: '立案查处',
  stop_production: '责令停产停业整顿',
}

export const caseClockWords: Record<CaseClockName, string> = {
  accept: '决定受不受理',
  close: '办结',
  feedback: '答复举报人',
  fix: '整改',
  recheck: '复查',
  objection: '举报人提异议',
  review: '上一级复核',
}
