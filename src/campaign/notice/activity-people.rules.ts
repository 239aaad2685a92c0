import { type ActivityText, captured, first } from './activity-text.ts'
import { type Flow, type Found, found, part, wordsIn } from './flow.ts'

/** Not inside brackets: “各县〔市、区〕安委会” is one. */
const splitNames = (text: string) =>
  text
    .split(/[、，,](?![^〔（(]*[〕）)])|以?及|和(?=[^、，,]*$)/)
    .map((name) => name.trim())
    .filter(Boolean)

function namesFound(flow: Flow, rule: string): Found<string>[] {
  const text = wordsIn(flow).replace(/[。.;；]+$/, '')
  // “总负责---xx” and other tables of roles name nobody a reader could rely on.
  if (/-{2}|—{2}|[xX×*]{2}/.test(text)) return []
  let from = 0
  return splitNames(text).map((name) => {
    const at = Math.max(0, flow.raw.indexOf(name, from))
    from = at + name.length
    return found(flow, at, from, name, rule)
  })
}

const offices = '[^,。;、:“”\\n各要]{1,10}(?:办公室|办|站|所|院|科|处|局|中心|部|会|队|校|厅)'

export function responsibleOf({ said: flows, labels: read }: ActivityText): Found<string>[] {
  const label = read
    .filter(({ kind }) => kind === 'responsible')
    .flatMap(({ flow }) => namesFound(flow, 'activity.responsible-label'))
  if (label.length) return label
  for (const flow of flows) {
    const led = new RegExp(`(?:^|[,。;])(?:由)?(${offices}(?:、${offices}){0,5})(?:负责)?牵头`).exec(flow.text)
    if (led) {
      const at = led.index + led[0].indexOf(led[1]!)
      const rest = flow.text.slice(led.index + led[0].length, led.index + led[0].length + 120)
      const joined = /^(?:组织)?,([^,。;]{2,80}?)(?:等(?:部门|单位))?参[加与]/.exec(rest)
      const from = led.index + led[0].length + (joined ? joined[0].indexOf(joined[1]!) : 0)
      return [
        ...namesFound(part(flow, at, at + led[1]!.length), 'activity.led-by'),
        ...(joined ? namesFound(part(flow, from, from + joined[1]!.length), 'activity.joined-by') : []),
      ]
    }
    const said = new RegExp(
      `(?:工作|活动)由(${offices}(?:、${offices}){0,5})(?:具体|共同|联合|牵头)?(?:负责|承办)`,
    ).exec(flow.text)
    if (said) {
      const at = said.index + said[0].indexOf(said[1]!)
      return namesFound(part(flow, at, at + said[1]!.length), 'activity.in-charge-said')
    }
    const own =
      /^([镇乡县区市局校院街][^,。;、:“”\n各要]{0,8}(?:办公室|办|站|所|科|处|局|中心|部))(?:负责)?(?:组织|负责)/.exec(
        flow.text,
      )
    if (own) return namesFound(part(flow, 0, own[1]!.length), 'activity.organised-by')
  }
  return []
}

export function supportOf({ flows, labels: read }: ActivityText): Found<string>[] {
  const label = read
    .filter(({ kind }) => kind === 'support')
    .flatMap(({ flow }) => namesFound(flow, 'activity.support-label'))
  if (label.length) return label
  return first(flows, (flow) =>
    captured(flow, new RegExp(`,(${offices}(?:、${offices}){0,6})(?:等(?:部门|单位))?配合`), 'activity.supported-by'),
  )
    ? flows.flatMap((flow) => {
        const match = new RegExp(`,(${offices}(?:、${offices}){0,6})(?:等(?:部门|单位))?配合`).exec(flow.text)
        return match
          ? namesFound(part(flow, match.index + 1, match.index + 1 + match[1]!.length), 'activity.supported-by')
          : []
      })
    : []
}
