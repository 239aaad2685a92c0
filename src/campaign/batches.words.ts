import type { LeftOut } from './batches.rules.ts'
import type { BatchAct } from './batches.store.ts'

/** Said after the name of what was left out. */
export const leftOutWords: Record<LeftOut, string> = {
  newer: '单位刚又报了新的一版',
  decided: '刚才有人审过了',
  waived: '刚才改成免报了',
  photos: '照片不够',
  figures: '数字特别，单独看',
  doubted: '照片有疑问，单独看',
  settled: '已经报上、通过或免报',
  reported: '已经报来，或者不用报了',
  told: '今天已经催过，一天只发一次',
  paused: '催办停着',
  never: '设置里每天都不发',
}

export const batchWords = {
  done: {
    accept: (count: number) => `通过了 ${count} 件。`,
    return: (count: number) => `退回去 ${count} 件，单位的页面上已经能看到。`,
    waive: (count: number) => `免报了 ${count} 件。`,
    urge: (count: number) => `催了 ${count} 件。在不打扰的时段，过了再发。`,
  } satisfies Record<BatchAct, (count: number) => string>,
  none: {
    accept: '一件也没通过。',
    return: '一件也没退。',
    waive: '一件也没免。',
    urge: '一件也没催。',
  } satisfies Record<BatchAct, string>,
  left: (count: number) => `没动的 ${count} 件：`,
  undo: '撤销',
  undone: (count: number) => `撤销了，${count} 件和原来一样。`,
  undoneNone: '一件也没撤成。',
  stayed: (count: number) => `后来又有变动、没撤的 ${count} 件：`,
  more: (count: number) => `还有 ${count} 件。`,
  title: '一起办',
  chosen: '选了 # 件',
  chooseHint: '按住 Shift 点，一次选一串。',
  choose: (unit: string, title: string) => `选 ${unit} ${title}`,
  accept: '通过勾选的',
  acceptHint: '带黄三角的要单独看，不会一起通过。',
  back: '退回勾选的',
  backLegend: '要改哪里，每个单位看到的都一样',
  backWords: '写给这些单位的话',
  newDueHint: '当天 17:00 前。原来的日子更晚的，照原来的',
  problems: { none: '先勾选要办的。', many: '一次最多 200 件，少选一些。' },
  failed: '还没办，有一处要补',
}
