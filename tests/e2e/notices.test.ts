import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { go, importEnd, openApp, scrollsSideways } from './app'

const file = (agency: string) => ({ name: `${agency}.html`, mimeType: 'text/html', buffer: Buffer.from(reportHtml({ agency })) })

for (const [device, viewport] of [['a desk', { width: 1440, height: 900 }], ['a phone', { width: 390, height: 844 }]] as const) {
  it(`says one thing at a time on ${device}, below the page’s work, and no longer than the page is looked at`, async () => {
    const app = await openApp({ viewport })
    try {
      const page = await app.newPage()
      const notice = page.locator('.notice')
      const foot = page.locator('footer')
      for (const agency of ['临江县教育局', '临江县民政局', '临江县审计局']) {
        await page.locator('input[type=file]').first().setInputFiles(file(agency))
        await importEnd(page)
        await page.locator('input[type=file]').first().waitFor({ state: 'attached' })
      }
      expect(await notice.count()).toBe(1)
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      const [said, line, work] = [(await notice.boundingBox())!, (await foot.boundingBox())!, (await page.locator('main').boundingBox())!]
      expect(said.y).toBeGreaterThanOrEqual(line.y)
      expect(said.y + said.height).toBeLessThanOrEqual(line.y + line.height)
      expect(work.y + work.height).toBeLessThanOrEqual(said.y)
      expect(await scrollsSideways(page)).toBe(false)
      await page.waitForTimeout(1200)
      await go(page, '待看')
      expect(await notice.count()).toBe(0)
      if (viewport.width > 700)
        expect((await foot.boundingBox())!.height).toBeCloseTo(line.height, -1)
      expect([app.outside, app.errors]).toEqual([[], []])
    }
    finally {
      await app.close()
    }
  })
}
