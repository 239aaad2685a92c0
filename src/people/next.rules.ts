/**
 * Where to go after signing in: only an address within this site, or nothing.
 * The address is read as a browser reads it first, so that `/\evil`, `/.//evil` and tabs within do not slip through.
 */
export function safeNext(next: string | undefined): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, and then read another address
  if (!next?.startsWith('/') || /[\\\u0000-\u0020\u007f]/.test(next) || next.length > 2000) return undefined
  let read: URL
  try {
    read = new URL(next, 'http://here.invalid')
  } catch {
    return undefined
  }
  const within = read.pathname + read.search
  if (read.host !== 'here.invalid' || within.startsWith('//')) return undefined
  // Coming back to the door itself would turn in circles.
  return /^\/sign-(in|out)(\/|\?|$)/.test(within) ? undefined : within
}
