import pino from 'pino'

/** Structured lines on stdout's twin, stderr: no bodies, no tokens, no addresses of reporters. */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info') },
  pino.destination({ fd: 2, sync: true }),
)
