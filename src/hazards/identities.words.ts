import type { IdentityFault } from './identities.rules.ts'
import type { Anonymity } from './reports.rules.ts'

export const identityWords = {
  title: '您是谁，说不说都行',
  now: {
    anonymous: '现在是匿名的，谁也不知道是您。匿名的照样办，只是领不了奖。',
    confidential: '您留了身份，要保密。只有举报保密员能看，看一次记一次。',
    named: '您实名举报。身份只有举报保密员能看，看一次记一次。',
  } satisfies Record<Anonymity, string>,
  open: '留下身份',
  change: '改留下的身份',
  why: '要领奖、要人给您回话的，留个电话。编号和先后不变。姓名、电话另外锁着，办案的人、被举报的单位都看不到。',
  standing: '怎么留',
  standings: {
    confidential: { label: '要保密', note: '办案的人看不到您是谁。' },
    named: { label: '实名', note: '单位职工举报本单位、要领奖的，按规定要实名。也一样保密。' },
  },
  name: '姓名',
  nameHint: '要保密的，可以不填。',
  phone: '电话',
  send: '留下',
  done: '留好了，编号和先后没变。这一页不会再显示您的姓名、电话。',
}

export const identityFaultWords: Record<IdentityFault, string> = {
  standing: '还没选怎么留。',
  name: '实名的要填姓名。',
  phone: '电话不像是对的，看看少没少数字。',
}

export const identityFieldOf: Record<IdentityFault, string> = { standing: 'standing', name: 'name', phone: 'phone' }
