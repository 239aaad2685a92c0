import { dayWords } from '#platform/html/words.ts'
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
  capped: (cap: number, phone: string) =>
    `这个电话这个月已经留在 ${cap} 件举报上了，镇里定的上限就这么多。这件照样办，只是没留上身份${phone && `；非留不可，打 ${phone}`}。`,
  takeBack: '撤回身份',
  takeBackWhy:
    '撤回以后，留的姓名、电话连同锁它的钥匙当场销毁，保密员也打不开了。这件照样办，编号和先后不变。有奖励的，因为没有姓名、电话，发不到您手里。已经看过的人，上面写着。',
  sure: '我知道撤回了就领不了奖',
  sureMissing: '先在“我知道”前面打勾。',
  takeBackSend: '撤回身份',
  takenBack: '撤回了。姓名、电话已经销毁，这件现在是匿名的；奖励发不到个人了。',
  nothingLeft: '这里没有留着的身份。',
  withdrawn: (day: string) => `${dayWords.day(day)}您撤回了身份，姓名、电话已经销毁。奖励不再发给个人。`,
  done: '留好了，编号和先后没变。这一页不会再显示您的姓名、电话。',
}

export const identityFaultWords: Record<IdentityFault, string> = {
  standing: '还没选怎么留。',
  name: '实名的要填姓名。',
  phone: '电话不像是对的，看看少没少数字。',
}

export const identityFieldOf: Record<IdentityFault, string> = { standing: 'standing', name: 'name', phone: 'phone' }
