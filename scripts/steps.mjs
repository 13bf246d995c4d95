import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Stops with a sentence where Node is too old to build. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`年报台需要 Node.js 20.19 或更新的版本，这里是 ${process.version}。请到 https://nodejs.org 安装后再试。`)
    process.exit(1)
  }
}

/** Runs a command with its output shown; its exit status. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options })
  if (error)
    console.error(error.message)
  return status ?? 1
}

/** Installs the locked libraries where they are missing or older than the lock file. */
export function install() {
  const mark = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs)
    return
  if (run('npm', ['ci']) !== 0) {
    console.error('依赖没有装上。请检查网络或 npm 镜像设置，再试一次。')
    process.exit(1)
  }
}
