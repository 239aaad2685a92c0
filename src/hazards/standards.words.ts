import type { Certainty, Standard } from './standards/standard.rules.ts'
import { findItem, type StandardCode, type StandardItem, standards } from './standards.rules.ts'

export const certaintyWords: Record<Certainty, string> = {
  seen: '',
  recalled: '条款凭记忆写的，用前核对原文',
  gist: '只写了大意，条款号没核对',
}

export const makesWords: Record<Standard['makes'], string> = { major: '够得上重大隐患', general: '算隐患' }

export const unsureStandard = '生效的日子或者新版没有核对，用前看一下原文。'

/** 《教育系统重大事故隐患判定指南》（教发厅函〔2024〕20号）第三条第（一）项第6目 */
export function citeItem({ standard, clause }: Pick<StandardItem, 'standard' | 'clause'>): string {
  const { title, number } = standards[standard]
  return `《${title}》${number && `（${number}）`}${clause ?? ''}`
}

export function itemText(code: string): string {
  const found = findItem(code)
  return found ? `${found.text}。${citeItem(found)}` : ''
}

export function heldText(code: StandardCode): string {
  const { from, to } = standards[code]
  return to ? `${from} 到 ${to} 有效` : `${from} 起有效`
}
