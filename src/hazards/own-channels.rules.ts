/** 内部报告: what an enterprise says of its own channel, and who may have one. Pure. */
import { readTexts } from '#units/fields.rules.ts'

/** Where people work for somebody or are in somebody's care; a village's own hazards are the town's. */
const KINDS: readonly string[] = ['enterprise', 'school']
export const mayHaveChannel = ({ kinds }: { kinds: readonly string[] }): boolean =>
  kinds.some((kind) => KINDS.includes(kind))

export const MOST_WORDS = 300
export const MOST_READER = 30
export const MOST_REWARD = 300
export const LEAST_CODE = 6
export const MOST_CODE = 40

export interface ChannelTyped {
  words: string
  readerName: string
  readerPhone: string
  reward: string
}

export type ChannelFault =
  | 'words'
  | 'words-long'
  | 'reader'
  | 'reader-long'
  | 'phone'
  | 'phone-wrong'
  | 'reward-long'
  | 'code-short'
  | 'code-long'
  | 'code-simple'
  | 'code-again'

export interface ChannelFormFault {
  field: string
  name: ChannelFault
}

interface Texts {
  text(name: string): string
}

export function readChannel(form: Texts): { typed: ChannelTyped; faults: ChannelFormFault[] } {
  const faults: ChannelFormFault[] = []
  const fault = (when: boolean, field: string, name: ChannelFault) => when && faults.push({ field, name })
  const [words, readerName, reward] = [form.text('words'), form.text('readerName'), form.text('reward')]
  const { values, problems } = readTexts({ hotline: form.text('readerPhone') })
  const readerPhone = values.hotline ?? ''
  fault(words === '', 'words', 'words')
  fault(words.length > MOST_WORDS, 'words', 'words-long')
  fault(readerName === '', 'readerName', 'reader')
  fault(readerName.length > MOST_READER, 'readerName', 'reader-long')
  fault(problems.length > 0, 'readerPhone', 'phone-wrong')
  fault(problems.length === 0 && readerPhone === '', 'readerPhone', 'phone')
  fault(reward.length > MOST_REWARD, 'reward', 'reward-long')
  return { typed: { words, readerName, readerPhone, reward }, faults }
}

/** What only the enterprise knows. Tries are few and slow, so that six signs are enough; 123456 is not. */
export function faultsInCode(code: string, again: string): ChannelFormFault[] {
  const length = [...code].length
  if (length < LEAST_CODE) return [{ field: 'code', name: 'code-short' }]
  if (length > MOST_CODE) return [{ field: 'code', name: 'code-long' }]
  if (isSimple(code)) return [{ field: 'code', name: 'code-simple' }]
  return code === again ? [] : [{ field: 'again', name: 'code-again' }]
}

function isSimple(code: string): boolean {
  const steps = [...code].slice(1).map((sign, index) => sign.codePointAt(0)! - code.codePointAt(index)!)
  return new Set(code).size < 3 || new Set(steps).size === 1
}
