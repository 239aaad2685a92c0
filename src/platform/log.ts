import pino from 'pino'
import { errorLogged } from './log.rules.ts'

export const logSettings = {
  level: process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info'),
  serializers: { err: errorLogged },
}

/** Structured lines on stdout's twin, stderr: no bodies, no tokens, no addresses of reporters. */
export const log = pino(logSettings, pino.destination({ fd: 2, sync: true }))
