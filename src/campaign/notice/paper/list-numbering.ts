import { listNumeral } from './list-numerals.ts'
import { childOf, childrenOf, type Element, valOf } from './xml.ts'

type Level = {
  start: number
  format: string
  text: string
  style: string | undefined
  legal: boolean
  restart: number | null
  suffix: string
}
type List = { id: string; levels: Map<number, Level>; styleLink: string | undefined; numStyleLink: string | undefined }
type Numbered = { list: List; overrides: Map<number, number>; levels: Map<number, Level> }
type NumberOf = { numId: string | undefined; level: number | undefined }

const whole = (text: string | undefined): number | null => (text && /^\d{1,6}$/.test(text) ? Number(text) : null)
const off = (element: Element | undefined) => /^(?:0|false|off)$/.test(element?.attributes.val ?? '')

function levelOf(element: Element): Level {
  return {
    start: whole(valOf(element, 'start')) ?? 0,
    format: valOf(element, 'numFmt') ?? 'decimal',
    text: valOf(element, 'lvlText') ?? '',
    style: valOf(element, 'pStyle'),
    legal: Boolean(childOf(element, 'isLgl')) && !off(childOf(element, 'isLgl')),
    restart: whole(valOf(element, 'lvlRestart')),
    suffix: valOf(element, 'suff') ?? 'tab',
  }
}

const levelsOf = (element: Element): Map<number, Level> =>
  new Map(childrenOf(element, 'lvl').map((level) => [whole(level.attributes.ilvl) ?? 0, levelOf(level)]))

/** “一、” in front of a paragraph is counted by Word and written nowhere: this counts it again. */
export class ListNumbering {
  private readonly numbered = new Map<string, Numbered>()
  private readonly styles = new Map<string, { basedOn: string | undefined; number: NumberOf }>()
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(numbering: Element | null, styles: Element | null) {
    for (const style of childrenOf(styles ?? undefined, 'style')) {
      const { styleId } = style.attributes
      if (styleId)
        this.styles.set(styleId, { basedOn: valOf(style, 'basedOn'), number: numberIn(childOf(style, 'pPr')) })
    }
    this.readLists(numbering ?? undefined)
  }

  private readLists(numbering: Element | undefined): void {
    const lists = new Map<string, List>()
    for (const element of childrenOf(numbering, 'abstractNum')) {
      const id = element.attributes.abstractNumId ?? ''
      const links = { styleLink: valOf(element, 'styleLink'), numStyleLink: valOf(element, 'numStyleLink') }
      lists.set(id, { id, levels: levelsOf(element), ...links })
    }
    for (const element of childrenOf(numbering, 'num')) {
      const named = lists.get(valOf(element, 'abstractNumId') ?? '')
      const list = named?.numStyleLink
        ? ([...lists.values()].find(({ styleLink }) => styleLink === named.numStyleLink) ?? named)
        : named
      if (!list) continue
      const overrides = new Map<number, number>()
      const levels = new Map(list.levels)
      for (const override of childrenOf(element, 'lvlOverride')) {
        const level = whole(override.attributes.ilvl) ?? 0
        const own = childOf(override, 'lvl')
        if (own) levels.set(level, levelOf(own))
        const start = whole(valOf(override, 'startOverride'))
        if (start !== null) overrides.set(level, start)
      }
      this.numbered.set(element.attributes.numId ?? '', { list, overrides, levels })
    }
  }

  /** The mark of a paragraph with these properties; '' for one that has none. Counts on. */
  markOf(properties: Element | undefined): string {
    const { numId, level: named } = this.numberOf(properties)
    const numbered = numId === undefined ? undefined : this.numbered.get(numId)
    if (!numbered) return ''
    const level = named ?? this.levelOfStyle(numbered, valOf(properties, 'pStyle')) ?? 0
    const definition = numbered.levels.get(level)
    if (!definition) return ''
    const counts = this.count(numId!, numbered, level, definition)
    if (definition.format === 'bullet') return ''
    const mark = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const of = numbered.levels.get(at)
      const format = definition.legal ? 'decimal' : (of?.format ?? 'decimal')
      return listNumeral(counts[at] ?? of?.start ?? 1, format)
    })
    return mark && (definition.suffix === 'nothing' || /[、.．)）:：]\s*$/.test(mark) ? mark : `${mark} `)
  }

  private count(
    numId: string,
    { list, overrides, levels }: Numbered,
    level: number,
    definition: Level,
  ): (number | undefined)[] {
    const counts = this.counts.get(list.id) ?? []
    this.counts.set(list.id, counts)
    if (!this.begun.has(numId)) {
      this.begun.add(numId)
      // A list that starts anew under the same definition: Word's “restart numbering”.
      for (const [at, start] of overrides) counts[at] = start - 1
    }
    counts[level] = (counts[level] ?? (overrides.get(level) ?? definition.start) - 1) + 1
    for (let deeper = level + 1; deeper < 9; deeper++) {
      const restart = levels.get(deeper)?.restart
      if (restart === 0 || (restart && level >= restart)) continue
      counts[deeper] = undefined
    }
    return counts
  }

  private numberOf(properties: Element | undefined): NumberOf {
    const own = numberIn(properties)
    if (own.numId !== undefined && own.level !== undefined) return own
    let style = valOf(properties, 'pStyle')
    for (let steps = 0; style && steps < 20; steps++) {
      const read = this.styles.get(style)
      if (read?.number.numId !== undefined)
        return { numId: own.numId ?? read.number.numId, level: own.level ?? read.number.level }
      style = read?.basedOn
    }
    return own
  }

  private levelOfStyle({ levels }: Numbered, style: string | undefined): number | undefined {
    return style === undefined ? undefined : [...levels].find(([, level]) => level.style === style)?.[0]
  }
}

function numberIn(properties: Element | undefined): NumberOf {
  const number = childOf(properties, 'numPr')
  const level = whole(valOf(number, 'ilvl'))
  return { numId: valOf(number, 'numId'), level: level ?? undefined }
}
