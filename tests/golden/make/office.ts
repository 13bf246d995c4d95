import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'

/** Converts many files with one start of LibreOffice: `[bytes, from]` each to `to`. */
export function convertAll(files: readonly { bytes: Uint8Array, from: string }[], to: string): Uint8Array[] {
  if (files.length === 0)
    return []
  const folder = mkdtempSync(join(tmpdir(), 'golden-'))
  try {
    mkdirSync(join(folder, 'out'))
    const names = files.map(({ bytes, from }, at) => {
      writeFileSync(join(folder, `${at}.${from}`), bytes)
      return join(folder, `${at}.${from}`)
    })
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', to, '--outdir', join(folder, 'out'), ...names], { stdio: 'ignore', timeout: 900_000 })
    return files.map((_, at) => new Uint8Array(readFileSync(join(folder, 'out', `${at}.${to.split(':')[0]}`))))
  }
  finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints pages as a person does from a browser. */
export async function printAll(pages: readonly { html: string, landscape: boolean }[]): Promise<Uint8Array[]> {
  if (pages.length === 0)
    return []
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const results: Uint8Array[] = []
    for (const { html, landscape } of pages) {
      const page = await browser.newPage()
      await page.setContent(html)
      results.push(new Uint8Array(await page.pdf({ format: 'A4', landscape, margin: { top: '2cm', bottom: '2cm', left: '1.5cm', right: '1.5cm' } })))
      await page.close()
    }
    return results
  }
  finally {
    await browser.close()
  }
}
