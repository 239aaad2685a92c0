/** What somebody who reported leaves so that they can be found, and rewarded. Pure. */
import { isPhone, readPhone } from '#people/roles.rules.ts'
import type { FormInput } from '#platform/http/form.ts'
import type { Anonymity } from './reports.rules.ts'

export const standings = ['confidential', 'named'] as const satisfies readonly Anonymity[]
export type IdentityFault = 'standing' | 'name' | 'phone'

export interface IdentityGiven {
  anonymity: (typeof standings)[number]
  name: string
  phone: string
}

const MOST_NAME = 60

export function readIdentityForm(
  form: Pick<FormInput, 'text'>,
): { given: IdentityGiven } | { faults: IdentityFault[] } {
  const anonymity = standings.find((one) => one === form.text('standing'))
  const name = form.text('name').slice(0, MOST_NAME)
  const phone = readPhone(form.text('phone'))
  const faults: IdentityFault[] = []
  if (!anonymity) faults.push('standing')
  if (anonymity === 'named' && name === '') faults.push('name')
  if (!isPhone(phone)) faults.push('phone')
  return anonymity && faults.length === 0 ? { given: { anonymity, name, phone } } : { faults }
}
