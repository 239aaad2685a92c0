import type { LinkLeft } from './links.several.rules.ts'

export const severalLinkWords = {
  open: '二维码一起换、一起停',
  close: '不选了',
  title: '二维码',
  chosen: '选了 # 个单位',
  choose: (unit: string) => `选 ${unit}`,
  reissue: '给勾选的换新码',
  void: '停用勾选的码',
  hint: '换了新码，旧码马上停用，墙上的海报要换。停用的码扫了打不开，报过的都还在。',
  none: '先勾选单位。',
  failed: '还没办',
  done: {
    reissued: (count: number) =>
      count > 0 ? `${count} 个单位换了新码，旧码停用了。海报在“海报”里印。` : '一个也没换。',
    voided: (count: number) => (count > 0 ? `${count} 个单位的码停用了。` : '一个也没停。'),
  },
  left: {
    pin: '有口令，到单位那里单独换',
    closed: '单位撤销了',
    none: '没有能用的码',
  } satisfies Record<LinkLeft, string>,
  leftHead: (count: number) => `没动的 ${count} 个：`,
}
