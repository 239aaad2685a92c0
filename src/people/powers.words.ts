import type { ChoiceProblem, Power } from './powers.rules.ts'

export const powerWords = {
  title: '三员分设',
  is: { on: '这个镇三员分设。', off: '这个镇没有三员分设：账号、岗位、操作记录都归主任和办公室。' },
  lead: '等级保护要求管理权限分离时用。三个人各管一样，谁也不兼，主任和办公室不再管账号，也看不到操作记录。活动月的事照旧。',
  caption: '谁管什么',
  columns: { power: '岗位', does: '管什么', who: '谁', since: '什么时候起', by: '谁给的' },
  does: {
    administrator: '开账号、停账号、让设备退出、清动态码',
    authorizer: '给岗位、卸岗位、定密码规则、开重设密码的链接、重新启用账号',
    auditor: '看操作记录、核对操作记录，别的都不能',
  } satisfies Record<Power, string>,
  others: '别的管全镇的岗位',
  nobody: '没有人',
  begin: '开始三员分设',
  beginLead:
    '先选三个人。他们原来的岗位同时卸掉，从此只管这一样。选好以后主任自己改不回来，要系统管理员和安全管理员两个人都同意才能撤。',
  choose: '选一个人',
  submit: '开始三员分设',
  refused: '还没分设',
  problems: {
    missing: '三个岗位都要选一个人。',
    twice: '一个人不能兼两样，换一个人。',
    director: '选了最后一位主任，镇里就没有主任了，换一个人。',
  } satisfies Record<ChoiceProblem, string>,
  end: '不再三员分设',
  endLead:
    '系统管理员和安全管理员都同意，才不再分设。撤了以后三个人的这个岗位卸掉，账号、岗位、操作记录归主任和办公室。',
  ask: '提出不再分设',
  asked: (power: string) => `${power}提出不再分设，等另一位同意。`,
  agree: '同意不再分设',
  done: { begun: '三员分设了。', asked: '提出来了，等另一位同意。', ended: '不再三员分设了。' } as Record<
    string,
    string
  >,
}
