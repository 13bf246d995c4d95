import type { Page } from 'playwright'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

/** The packages the old builds come in. */
const packages = { 103: 'chromium-103', 109: '@sparticuz/chromium' } as const

/** Where an old Chromium for Linux stands, unpacked once, and what it needs beside it. */
export function olderChromium(version: keyof typeof packages): { executablePath: string, env: Record<string, string>, args: string[] } {
  const packed = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules', packages[version], 'bin')
  const folder = join(tmpdir(), `nianbao-chromium-${version}`)
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`
    mkdirSync(making)
    for (const name of ['chromium', 'swiftshader.tar', 'aws.tar'])
      writeFileSync(join(making, name), brotliDecompressSync(readFileSync(join(packed, `${name}.br`))), { mode: 0o755 })
    for (const name of ['swiftshader.tar', 'aws.tar'])
      spawnSync('tar', ['xf', name], { cwd: making })
    rmSync(folder, { recursive: true, force: true })
    renameSync(making, folder)
  }
  return { executablePath: join(folder, 'chromium'), env: { ...process.env as Record<string, string>, LD_LIBRARY_PATH: join(folder, 'lib') }, args: ['--no-zygote'] }
}

/** Playwright asks an element for `checkVisibility`, which came with Chromium 105, in a world of its own that init scripts do not reach. Before the first address. */
export async function giveCheckVisibility(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const expression = `Element.prototype.checkVisibility ??= function () {
    for (let element = this; element; element = element.parentElement ?? element.getRootNode().host) {
      if (getComputedStyle(element).display === 'none')
        return false
    }
    return this.isConnected && getComputedStyle(this).display !== 'contents'
  }`
  session.on('Runtime.executionContextCreated', ({ context }) => void session.send('Runtime.evaluate', { contextId: context.id, expression }).catch(() => {}))
  await session.send('Runtime.enable')
}
