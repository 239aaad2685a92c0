import type { firstKinds } from './units.rules.ts'

/** The kinds every town begins with; a town can add its own. */
export const kindWords: Record<(typeof firstKinds)[number], string> = {
  village: '村',
  community: '社区',
  station: '站所',
  enterprise: '企业',
  school: '学校',
  office: '机关',
  shop: '商铺',
}
