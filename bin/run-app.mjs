// Runs dist/start.js on the pinned Node, and takes it down with us.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, root } from './install.mjs'

/**
 * The app's own process group: Ctrl-C reaches this process, which asks the app once; the app drains, stops its jobs
 * and its database and ends. When this process is killed the ipc channel closes, which asks the same.
 */
export function runApp() {
  const env = { NODE_ENV: 'production', ...process.env }
  const child = spawn(pinnedNode, ['--enable-source-maps', join(root, 'dist/start.js')], {
    cwd: root,
    env,
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
  return { child, ended }
}

/** One Ctrl-C may arrive twice (from the terminal and from npm); a second one in earnest ends the app at once. */
export function passSignalsTo(child, patience = 2_000) {
  let askedAt = 0
  const ask = (signal) => {
    if (askedAt && Date.now() - askedAt > patience) return child.kill('SIGKILL')
    if (askedAt) return
    askedAt = Date.now()
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => ask(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  watchParent(() => ask('SIGTERM'))
}

/** npm killed outright cannot tell us; its death shows in who our parent (a shell of npm's) and its parent are. */
function watchParent(onOrphaned) {
  if (!process.env.npm_lifecycle_event) return
  const before = forebears()
  setInterval(() => {
    if (forebears() !== before) onOrphaned()
  }, 1_000).unref()
}

function forebears() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]}`
  } catch {
    return String(process.ppid)
  }
}
