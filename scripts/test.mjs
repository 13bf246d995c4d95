// Everything the project checks, in order, stopping at the first that fails: `npm test`.
import { existsSync } from 'node:fs'
import process from 'node:process'
import { install, requireNode, run } from './steps.mjs'

const places = [
  process.env.NIANBAO_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function findChromium() {
  return places.find(place => place && existsSync(place))
}

/** A Chromium for the browser tests; on Debian as root it is installed from the distribution. */
function requireChromium() {
  const found = findChromium()
  if (found)
    return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const installed = findChromium()
  if (!installed) {
    console.error('浏览器测试需要 Chromium。请安装 Chromium 或 Chrome（Debian、Ubuntu：apt-get install chromium fonts-noto-cjk），或用环境变量 NIANBAO_CHROMIUM 指明它的位置。')
    process.exit(1)
  }
  return installed
}

requireNode()
install()
process.env.NIANBAO_CHROMIUM = requireChromium()

const steps = [
  ['lint', 'npx', ['eslint', '.']],
  ['unused', 'npx', ['knip']],
  ['types', 'npx', ['vue-tsc', '--noEmit']],
  ['unit', 'npx', ['vitest', 'run', '--project', 'unit']],
  ['build', 'npx', ['vite', 'build', '--logLevel', 'warn']],
  ['release', 'npx', ['tsx', 'scripts/release/index.ts', '--built']],
  ['browser', 'npx', ['vitest', 'run', '--project', 'browser', '--project', 'e2e']],
]
for (const [name, command, args] of steps) {
  const began = Date.now()
  console.log(`\n== ${name}`)
  if (run(command, args) !== 0) {
    console.error(`\n== ${name} failed`)
    process.exit(1)
  }
  console.log(`== ${name} passed in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}
