import { readBoxes } from '#platform/files/boxes.rules.ts'

export const photosWords = {
  /** Under a picture on the case's page. */
  shown: '单位看得到',
  covered: (count: number) => `遮了 ${count} 处，单位看得到`,
  waiting: '还没看过，单位看不到',
  look: '看一看、遮一遮',
  waitingNote: (count: number) => `有 ${count} 张照片没有人看过认不认得出人，单位看不到。在下面一张张看，遮住再给。`,
  title: '遮住认得出人的地方',
  back: '案件',
  lead: '人脸、车牌、工牌、姓名、电话、门牌，看得出是谁带路、谁在旁边的，都遮住。遮住的地方涂成一块，看不出原来是什么；拍照的时间、地点、手机型号也去掉。原来的照片留在镇里，不给单位。',
  cells: '照片分成 24 格，点哪格遮哪格。',
  drag: '在照片上拖一个框，框里就遮住；点一格遮一格。框错了，点框上的叉。',
  cell: (row: number, column: number) => `遮住第 ${row} 行第 ${column} 格`,
  remove: '去掉这个框',
  look2: '遮了看看',
  preview: '遮了是这样。行了就打勾，给单位看；不行再改。',
  alt: '这张照片，还没有遮',
  altCovered: '遮过的照片',
  nobody: '看过了：遮完以后认不出人，也看不出是谁带路、谁在旁边。',
  nobodyMissing: '先一处处看，看完打勾。',
  boxesWrong: '框没看懂，重新遮一遍。',
  send: '给单位看',
  kept: (count: number) => `${count} 张照片已经收到，不用再选`,
  keptHint: '不要哪张，去掉哪张的勾。',
  keptNth: (nth: number) => `照片 ${nth}`,
}

export const countBoxes = (boxes: string): number => readBoxes(boxes)?.length ?? 0
