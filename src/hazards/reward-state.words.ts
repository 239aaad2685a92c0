import type { RewardState } from './reward-state.rules.ts'

export const rewardStateWords = {
  title: '奖励',
  state: {
    withdrawn: '您撤回了，没有奖励。',
    'not-accepted': '没有受理，没有奖励。',
    transferred: '谁受理谁奖励：移送给了别处，奖不奖由那边定。',
    later: '同一件事别人报在前头。奖励只给最先受理的那一件。',
    anonymous: '现在是匿名的，查实了也没法发奖。想领奖，在上面“您是谁，说不说都行”里留真名和电话，排的次序不变。',
    unfounded: '没有发现您说的情形，没有奖励。',
    told: '符不符合奖励条件，写在答复里。',
    deciding: '查实了。符不符合奖励条件，答复时告诉您。',
    looking: '还在办。查实了，答复时告诉您符不符合奖励条件。',
  } satisfies Record<RewardState, string>,
}
