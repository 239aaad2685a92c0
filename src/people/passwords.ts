import { type Algorithm, hash, verify } from '@node-rs/argon2'

// OWASP password storage: argon2id, 19 MiB, 2 passes. Few at once, or signing in becomes a way to bring the office down.
const COST = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), COST))

/** Takes as long for an account that does not exist, so that an answer's time tells nothing. */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const against = kept ?? (await nobody)
  const fits = await inTurn(() => verify(against, password.normalize('NFC')))
  return kept !== null && fits
}
let nobody: Promise<string> | undefined
