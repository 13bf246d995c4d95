import type { Page } from 'playwright'
import type { Disk } from './disk'
import { cp, mkdtemp, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'
import { inject } from 'vitest'
import { openWorkspace, sayOfRecord } from '@/workspace'
import { stored } from '../../unit/workspace/memory'
import { importEnd, launching } from '../app'
import { correct, dismiss, importFiles, reportFile, saveView } from './acts'
import { readDisk } from './disk'
import { randomOf } from './random'

/** What the page said was done, and what was begun when the browser was killed and so may be there or not. */
interface Ledger {
  files: Map<string, number>
  corrections: Map<string, number>
  dismissed: number
  views: Set<string>
  begun: { files: Map<string, number>, corrections: Map<string, number>, dismissed: number, views: Set<string> }
}

export interface Kills {
  kills: number
  /** Acts the page said were done, and those a kill came into. */
  said: number
  interrupted: number
  /** What was lost, half there, or complained of after a kill. */
  wrong: string[]
}

interface Kept {
  reports: Map<string, string>
  wrong: string[]
  units: number
}

/** Compares the record on disk with the ledger; `before`: reports as they were read when they were first seen. */
async function compare(disk: Disk, ledger: Ledger, before: ReadonlyMap<string, string>): Promise<Kept> {
  const { root } = stored(Object.fromEntries(Object.entries(disk).map(([path, bytes]) => [path, `base64:${bytes.toString('base64')}`])))
  const workspace = await openWorkspace(root)
  const { state } = workspace
  const wrong = state.problems.map(problem => sayOfRecord(problem, 'zh-CN'))
  const names = new Map(state.files.map(file => [file.name, file]))
  for (const name of ledger.files.keys())
    names.has(name) || wrong.push(`lost: ${name}`)
  const reports = new Map<string, string>()
  const made = new Map([...ledger.files, ...ledger.begun.files])
  for (const { id, file } of state.reports) {
    const report = await workspace.report(id).catch((error: unknown) => void wrong.push(`${file.name}: ${String(error)}`))
    if (!report)
      continue
    reports.set(id, JSON.stringify(report))
    const expected = made.get(file.name)
    if (expected !== undefined && report.cells['applications.received.total']?.value !== expected)
      wrong.push(`${file.name} counts ${report.cells['applications.received.total']?.value}, not ${expected}`)
    if (before.has(id) && before.get(id) !== reports.get(id))
      wrong.push(`changed: ${file.name}`)
  }
  for (const id of before.keys())
    reports.has(id) || wrong.push(`lost: report ${id}`)
  for (const file of state.files)
    await workspace.source(file.hash).catch((error: unknown) => wrong.push(`${file.name}: ${String(error)}`))
  const corrected = new Map(state.corrections.map(({ report, after }) => [report, after]))
  for (const [report, value] of ledger.corrections)
    [value, ledger.begun.corrections.get(report)].includes(corrected.get(report) as number) || wrong.push(`lost: correction of ${report}`)
  for (const [report, value] of corrected)
    [ledger.corrections.get(report), ledger.begun.corrections.get(report)].includes(value as number) || wrong.push(`made up: correction of ${report}`)
  const dismissed = [...state.verdicts.values()].filter(({ state }) => state === 'dismissed').length
  if (dismissed < ledger.dismissed || dismissed > ledger.dismissed + ledger.begun.dismissed)
    wrong.push(`${dismissed} dismissed, ${ledger.dismissed} were said to be, ${ledger.begun.dismissed} begun`)
  const views = new Set(state.saved.map(({ name }) => name))
  for (const name of ledger.views)
    views.has(name) || wrong.push(`lost: view ${name}`)
  // What was begun and is there from now on has to stay.
  for (const [name, value] of ledger.begun.files)
    names.has(name) && ledger.files.set(name, value)
  for (const [report, value] of ledger.begun.corrections)
    corrected.get(report) === value && ledger.corrections.set(report, value)
  for (const name of ledger.begun.views)
    views.has(name) && ledger.views.add(name)
  ledger.dismissed = dismissed
  ledger.begun = { files: new Map(), corrections: new Map(), dismissed: 0, views: new Set() }
  workspace.close()
  return { reports, wrong, units: new Set(state.reports.flatMap(({ agency }) => agency ?? [])).size }
}

/** Kills the browser `kills` times at moments that follow from `seed` while a person works with the sample, and looks each time at what is there; `host`: the name the app is reached by. */
export async function kill(kills: number, seed: number, told: (line: string) => void = () => {}, host = '127.0.0.1'): Promise<Kills> {
  const random = randomOf(seed)
  const { url: local, profile } = inject('sample')
  const url = local.replace('127.0.0.1', host)
  const copy = await mkdtemp(join(tmpdir(), 'nianbao-kills-'))
  await cp(profile, copy, { recursive: true, verbatimSymlinks: true })
  const ledger: Ledger = { files: new Map(), corrections: new Map(), dismissed: 0, views: new Set(), begun: { files: new Map(), corrections: new Map(), dismissed: 0, views: new Set() } }
  const result: Kills = { kills, said: 0, interrupted: 0, wrong: [] }
  let reports: ReadonlyMap<string, string> = new Map()
  let made = 0

  const acts: readonly ((page: Page) => Promise<void>)[] = [
    async (page) => {
      const files = Array.from({ length: 3 }, () => reportFile(made++))
      files.forEach(({ name, received }) => ledger.begun.files.set(name, received))
      await importFiles(page, url, files)
      files.forEach(({ name, received }) => ledger.begun.files.delete(name) && ledger.files.set(name, received))
    },
    async (page) => {
      const [report, value] = [random.of([...reports.keys()]), 100_000 + made++]
      ledger.begun.corrections.set(report, value)
      await correct(page, url, report, value)
      ledger.begun.corrections.delete(report)
      ledger.corrections.set(report, value)
    },
    async (page) => {
      ledger.begun.dismissed++
      await dismiss(page, url)
      ledger.begun.dismissed--
      ledger.dismissed++
    },
    async (page) => {
      const name = `视图${made++}`
      ledger.begun.views.add(name)
      await saveView(page, url, name)
      ledger.begun.views.delete(name)
      ledger.views.add(name)
    },
  ]

  try {
    for (let round = 0; round <= kills; round++) {
      const context = await chromium.launchPersistentContext(copy, { ...launching(), locale: 'zh-CN', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      const page = context.pages()[0] ?? await context.newPage()
      const errors: string[] = []
      page.on('pageerror', error => errors.push(error.message))
      await page.goto(url)
      if (round === 0 && url !== local) {
        await page.getByRole('button', { name: /^载入示例数据/ }).first().click()
        await importEnd(page)
      }
      const footer = page.locator('footer').getByText(/\d+ 个单位/)
      await footer.waitFor({ timeout: 60_000 })
      const kept = await compare(await readDisk(page), ledger, reports)
      const notices = await page.getByRole('alert').filter({ visible: true }).allTextContents()
      const shown = Number(/\d+/.exec((await footer.textContent())!)![0])
      const wrong = [...kept.wrong, ...errors, ...notices, ...shown === kept.units ? [] : [`the foot of the page says ${shown} units, the record has ${kept.units}`]]
      result.wrong.push(...wrong.map(each => `seed ${seed}, kill ${round}: ${each}`))
      reports = kept.reports
      if (round === kills) {
        await context.close()
        break
      }
      // The browser leads a group of processes of its own; the lock of its profile names it.
      const pid = Number((await readlink(join(copy, 'SingletonLock'))).split('-').at(-1))
      const browser = { dead: false }
      const closed = new Promise<void>(resolve => context.once('close', () => resolve()))
      const timer = setTimeout(() => {
        browser.dead = true
        process.kill(-pid, 'SIGKILL')
      }, 500 + random.upTo(7500))
      let inside = ''
      for (let at = random.upTo(acts.length); !browser.dead; at++) {
        try {
          inside = acts[at % acts.length]!.name || String(at % acts.length)
          await acts[at % acts.length]!(page)
          result.said++
        }
        catch (error) {
          if (!browser.dead) {
            clearTimeout(timer)
            await context.close()
            throw error
          }
          result.interrupted++
        }
      }
      await closed
      await rm(join(copy, 'SingletonLock'), { force: true })
      told(`kill ${round + 1} in act ${inside}: ${result.said} acts said, ${result.wrong.length} wrong`)
    }
    return result
  }
  finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 5 })
  }
}
