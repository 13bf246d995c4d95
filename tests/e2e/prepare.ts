import type { TestProject } from 'vitest/node'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { serve } from '../../scripts/serve.mjs'
import { dist, importEnd, launching } from './app'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the build under test is served, and a browser's profile that holds the sample, to be copied. */
    sample: { url: string, profile: string }
  }
}

/** Takes the sample once, by click, for all tests that begin with it. A record belongs to its address, so one server is there for all. */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await serve(dist, { port: 0 })
  const profile = await mkdtemp(join(tmpdir(), 'nianbao-sample-'))
  const context = await chromium.launchPersistentContext(profile, { ...launching(), locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = context.pages()[0] ?? await context.newPage()
  await page.goto(server.url)
  await page.getByRole('button', { name: /^载入示例数据/ }).first().click()
  await importEnd(page)
  await context.close()
  provide('sample', { url: server.url, profile })
  return async () => {
    await server.close()
    await rm(profile, { recursive: true, force: true })
  }
}
