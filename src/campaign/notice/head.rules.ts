import { findDates, isoOf } from './dates.ts'
import { type Flow, type Found, flowOf, found, wordsIn } from './flow.ts'
import type { Layout } from './layout.ts'
import type { Line } from './lines.ts'
import { compact, documentNumber, isDateLine, isOrganLine, isRedHead } from './shapes.ts'

/** Rules of one field are tried in order; the first that finds something is the field's origin. */
export type Rule<T> = { name: string; example: string; read: (layout: Layout) => Found<T> | null }

export const flowOfLines = (layout: Layout, lines: Line[]): Flow => flowOf(layout.source, lines)

/** Title lines joined: the blanks of layout go, the blank between two issuers stays. */
function titleText(layout: Layout, lines: Line[]): string {
  return lines
    .map((line) => layout.source.raw.slice(line.start, line.end))
    .join('')
    .replace(/[\s\u3000]+/g, ' ')
    .replace(
      /(?<!(?:办公室|厅|局|部|委|会|政府|院|公司)) | (?![^ 》]{2,30}(?:关于|办公室|厅|局|部|委|会|政府|院|公司))/g,
      '',
    )
    .trim()
}

function titleFound(layout: Layout, lines: Line[], rule: string): Found<string> | null {
  if (!lines.length) return null
  const flow = flowOfLines(layout, lines)
  return found(
    flow,
    0,
    flow.text.length,
    titleText(layout, lines)
      .replace(/[.·](?=[”"」])/g, '')
      .replace(/。$/, ''),
    rule,
  )
}

export const titleRawOf = (layout: Layout) => titleText(layout, layout.title)

export const titleRules: Rule<string>[] = [
  {
    name: 'title.above-the-words',
    example: '关于开展2023年“安全生产月”活动的通知\n各村：\n今年6月是第22个全国“安全生产月”，现将有关事项通知如下：',
    read: (layout) => titleFound(layout, layout.title, 'title.above-the-words'),
  },
  {
    name: 'title.of-the-plan',
    example:
      '各村：\n现将活动方案印发给你们，请认真组织实施。\n青石镇人民政府\n2026年5月20日\n青石镇2026年“安全生产月”活动方案\n一、活动主题',
    read: (layout) => titleFound(layout, layout.planTitle, 'title.of-the-plan'),
  },
  {
    name: 'title.site-label',
    example: '标 题：关于开展2024年全镇“安全生产月”活动的通知\n今年6月是第23个全国“安全生产月”，现将有关事项通知如下：',
    read: (layout) => {
      const entry = layout.metadata.find(({ label, value }) => /标题|名称/.test(label) && /安全/.test(value))
      if (!entry) return null
      const flow = flowOf(layout.source, [entry])
      return found(flow, 0, flow.text.length, titleText(layout, [{ ...entry, text: entry.value }]), 'title.site-label')
    },
  },
]

export const planTitleRules: Rule<string>[] = [
  {
    name: 'plan-title.behind-the-notice',
    example:
      '关于印发《青石镇安全生产月活动方案》的通知\n各村：\n现将方案印发给你们，请认真组织实施。\n青石镇人民政府\n2026年5月20日\n青石镇安全生产月活动方案\n一、活动主题',
    read: (layout) => titleFound(layout, layout.planTitle, 'plan-title.behind-the-notice'),
  },
  {
    name: 'plan-title.named-in-title',
    example: '关于印发《青石镇安全生产月活动方案》的通知\n各村：\n现将方案印发给你们，请认真组织实施。',
    read: (layout) => {
      const flow = flowOfLines(layout, layout.title)
      const match = /(?:印发|转发|下发)[^《]{0,10}《([^《》]{4,80}(?:方案|计划|安排|要点))》/.exec(flow.text)
      if (!match) return null
      const start = match.index + match[0].lastIndexOf('《') + 1
      return found(
        flow,
        start,
        start + match[1]!.length,
        wordsIn(flow, start, start + match[1]!.length),
        'plan-title.named-in-title',
      )
    },
  },
]

function organs(flow: Flow, rule: string, until = flow.text.length): Found<string[]> | null {
  const names = flow.raw
    .slice(0, until)
    .split(/[\s\u3000、]+/)
    .filter(Boolean)
  // A short name may be spread over its line: "商 务 局".
  const whole = names.some((name) => name.length < 3) ? [names.join('')] : names
  return names.length ? found(flow, 0, until, whole, rule) : null
}

export const issuerRules: Rule<string[]>[] = [
  {
    name: 'issuer.signature',
    example: '关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。\n青石镇人民政府\n2026年5月20日',
    read: (layout) =>
      layout.signature.length ? organs(flowOfLines(layout, layout.signature), 'issuer.signature') : null,
  },
  {
    name: 'issuer.letterhead',
    example: '青石镇人民政府\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) =>
      layout.letterhead.length ? organs(flowOfLines(layout, layout.letterhead), 'issuer.letterhead') : null,
  },
  {
    name: 'issuer.red-head',
    example:
      '青石镇人民政府文件\n青政〔2026〕7号\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      const line = layout.head.find(({ text }) => isRedHead(text))
      if (!line) return null
      const flow = flowOfLines(layout, [line])
      return organs(flow, 'issuer.red-head', flow.text.lastIndexOf('文'))
    },
  },
  {
    name: 'issuer.in-title',
    example: '青石镇人民政府关于开展2026年安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      const flow = flowOfLines(layout, layout.title)
      const cut = flow.text.slice(0, 80).indexOf('关于')
      if (cut < 4 || !isOrganLine(flow.text.slice(0, cut).replace(/\n/g, ' ').trim())) return null
      return organs(flow, 'issuer.in-title', cut)
    },
  },
  {
    name: 'issuer.site-label',
    example: '发布机构：青石镇人民政府\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      const entry = layout.metadata.find(
        ({ label, value }) => /^发[文布](?:单位|机[构关])|制发机关/.test(label) && isOrganLine(value),
      )
      return entry ? organs(flowOf(layout.source, [entry]), 'issuer.site-label') : null
    },
  },
]

function numberFound(flow: Flow, match: RegExpExecArray, rule: string): Found<string> {
  const end = match.index + match[0].length
  const value = flow.text.slice(match.index, end).replace(/ /g, '').replace(/\(/, '〔').replace(/\)/, '〕')
  return found(flow, match.index, end, value, rule)
}

export const docNumberRules: Rule<string>[] = [
  {
    name: 'document-number.own-line',
    example: '青安委办发〔2026〕7号\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      for (const line of layout.head) {
        const match = documentNumber.exec(line.text)
        const rest = match && line.text.slice(match.index + match[0].length).trim()
        if (match && (!rest || /^\)$|^签发人/.test(rest)))
          return numberFound(flowOfLines(layout, [line]), match, 'document-number.own-line')
      }
      return null
    },
  },
  {
    name: 'document-number.site-label',
    example: '发文字号：青政发〔2025〕18号\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      for (const entry of layout.metadata.filter(({ label }) => /文号|字号|文件编号|作者/.test(label))) {
        const match = documentNumber.exec(entry.value)
        if (match) return numberFound(flowOf(layout.source, [entry]), match, 'document-number.site-label')
      }
      return null
    },
  },
]

function dateFound(flow: Flow, rule: string): Found<string> | null {
  const date = findDates(flow.text).find(({ from }) => from.year !== null && from.day !== null)
  const value = date && isoOf(date.from, null)
  return date && value ? found(flow, date.start, date.end, value, rule) : null
}

function labelled(layout: Layout, labels: RegExp, rule: string): Found<string> | null {
  for (const entry of layout.metadata) {
    const read = labels.test(entry.label) ? dateFound(flowOf(layout.source, [entry]), rule) : null
    if (read) return read
  }
  return null
}

export const issueDateRules: Rule<string>[] = [
  {
    name: 'issue-date.signature',
    example:
      '关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。\n青石镇人民政府\n二〇二六年五月二十日',
    read: (layout) =>
      layout.signedOn ? dateFound(flowOfLines(layout, [layout.signedOn]), 'issue-date.signature') : null,
  },
  {
    name: 'issue-date.tail',
    example: '关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。\n附件：名单\n2026年5月20日',
    read: (layout) => {
      const line = layout.tail.find(({ text }) => isDateLine(text))
      return line ? dateFound(flowOfLines(layout, [line]), 'issue-date.tail') : null
    },
  },
  {
    name: 'issue-date.printed',
    example:
      '关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。\n抄送：县安委办。\n青石镇人民政府办公室 2026年5月20日印发',
    read: (layout) => {
      const line = layout.tail.find(({ text }) => /日 ?印发$/.test(text))
      return line ? dateFound(flowOfLines(layout, [line]), 'issue-date.printed') : null
    },
  },
  {
    name: 'issue-date.site-written-on',
    example: '成文日期：2026-05-20\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => labelled(layout, /成文|生成日期|发文日期|印发日期/, 'issue-date.site-written-on'),
  },
  {
    name: 'issue-date.site-published-on',
    example: '发布日期：2026-05-20\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => labelled(layout, /发布日期|公开日期/, 'issue-date.site-published-on'),
  },
]

export const copyNoRules: Rule<string>[] = [
  {
    name: 'copy-number.six-digits',
    example: '000012\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      const line = layout.head.find(({ text }) => /^\d{6}$/.test(compact(text)))
      return line
        ? found(flowOfLines(layout, [line]), 0, line.text.length, compact(line.text), 'copy-number.six-digits')
        : null
    },
  },
]

export const signerRules: Rule<string>[] = [
  {
    name: 'signer.label',
    example: '青政〔2026〕3号 签发人：李某某\n关于开展安全生产月活动的通知\n各村：\n现将有关事项通知如下，请认真执行。',
    read: (layout) => {
      for (const line of layout.head) {
        const match = /签 {0,3}发 {0,3}人 {0,2}: {0,3}([\u4e00-\u9fff·]{2,6})/.exec(line.text)
        if (!match) continue
        const start = match.index + match[0].length - match[1]!.length
        return found(flowOfLines(layout, [line]), start, start + match[1]!.length, match[1]!, 'signer.label')
      }
      return null
    },
  },
]
