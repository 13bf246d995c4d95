import type { Layout } from '@/reports'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blankForm, clipboardTable } from '@/exports'
import { formCells, tableNames } from '@/reports'
import { filledTitle, imported, numbersOf } from './filled'
import { typed } from './typed'

const soffice = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'soffice')).find(existsSync)

/** Where LibreOffice is not installed the files are read and filled in without it; where it is, both ways. */
const ways = soffice === undefined ? ['in the file itself'] as const : ['in the file itself', 'by LibreOffice'] as const

const layouts = ['2021', '2019'] as const
const formats = ['docx', 'xlsx'] as const
const forms = ways.flatMap(way => layouts.flatMap(layout => formats.map(format => ({ way, layout, format }))))
const cellsOf = (layout: Layout) => tableNames.flatMap(table => formCells(table, layout))

const folder = mkdtempSync(join(tmpdir(), 'nianbao-form-'))
const file = (name: string): string => join(folder, name)
const written = (way: string, layout: Layout, format: string): string => file(`${way === 'by LibreOffice' ? 'office' : 'typed'}-${layout}.${format}`)

function office(...args: string[]): void {
  const { status, stderr } = spawnSync(soffice!, ['--headless', `-env:UserInstallation=${pathToFileURL(file('profile')).href}`, ...args], { encoding: 'utf8', timeout: 90_000 })
  if (status !== 0)
    throw new Error(`soffice ${args[0]}: ${stderr}`)
}

/** Makes the macro one of the program's own: its library is there once it has started for the first time. */
function installMacro(): void {
  office('--terminate_after_init')
  const library = file('profile/user/basic/Standard')
  writeFileSync(join(library, 'script.xlb'), '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Fill"/></library:library>')
  const macro = readFileSync(fileURLToPath(new URL('fill.bas', import.meta.url)), 'utf8')
  writeFileSync(join(library, 'Fill.xba'), `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic" script:moduleType="normal"><![CDATA[${macro}]]></script:module>`)
}

beforeAll(() => {
  if (soffice !== undefined)
    installMacro()
}, 100_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('table from the clipboard', () => {
  const rows = [{ unit: '甲局', share: 0.4567891, cases: 12345, money: 1276.5534 }, { unit: '=1+1', share: null, cases: 0, money: null }]
  const columns = [{ key: 'unit', label: '单位', kind: 'text' as const }, { key: 'share', label: '公开率（%）', kind: 'rate' as const }, { key: 'cases', label: '新收（件）', kind: 'count' as const }, { key: 'money', label: '收费（万元）', kind: 'money' as const }]
  const { html } = clipboardTable({ columns, rows }, 'zh-CN')

  it('says its numbers unrounded, shares as shares in %, and no formula', () => {
    const cells = [...html.matchAll(/<t[dh]([^>]*)>([^<]*)</g)].map(([, attributes, text]) => {
      const value = /sdval="([^"]*)"/.exec(attributes!)?.[1]
      return value === undefined ? text!.replaceAll('&#39;', '\'') : Number(value)
    })
    expect(cells).toEqual(['单位', '公开率（%）', '新收（件）', '收费（万元）', '甲局', 0.4567891, 12345, 1276.5534, '\'=1+1', '—', 0, '—'])
    expect(html).toContain('0.00%')
  })

  if (soffice !== undefined) {
    it('comes into a spreadsheet unrounded, shares as shares in %, and runs nothing', () => {
      writeFileSync(file('table.html'), html)
      office('--infilter=HTML (StarCalc)', '--convert-to', 'xlsx', '--outdir', folder, file('table.html'))
      const book = read(readFileSync(file('table.xlsx')))
      const sheet = book.Sheets[book.SheetNames[0]!]!
      expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([['单位', '公开率（%）', '新收（件）', '收费（万元）'], ['甲局', 0.4567891, 12345, 1276.5534], ['\'=1+1', '—', 0, '—']])
      expect(sheet.B2).toMatchObject({ t: 'n', w: '45.68%' })
      expect(Object.values(sheet).some((cell: { f?: string }) => cell.f !== undefined)).toBe(false)
    }, 60_000)
  }
})

describe('blank form filled in', () => {
  beforeAll(async () => {
    const lines: string[] = []
    for (const { way, layout, format } of forms) {
      const blank = new Uint8Array(await (await blankForm(layout, format)).arrayBuffer())
      const numbers = numbersOf(layout)
      const given = cellsOf(layout).map(key => String(numbers[key]))
      if (way === 'in the file itself') {
        writeFileSync(written(way, layout, format), typed(blank, format, filledTitle, given))
        continue
      }
      writeFileSync(file(`blank-${layout}.${format}`), blank)
      lines.push([file(`blank-${layout}.${format}`), written(way, layout, format), filledTitle, given.join(' ')].join('\t'))
    }
    if (lines.length === 0)
      return
    writeFileSync(file('plan.txt'), lines.join('\n'))
    office(`macro:///Standard.Fill.Run("${file('plan.txt')}")`)
  }, 200_000)

  it.for(forms)('$way: $layout as $format imports back exactly what was typed', async ({ way, layout, format }) => {
    const { reports, status } = await imported(new Blob([readFileSync(written(way, layout, format))]), `教育局.${format}`)
    const { report, findings } = reports[0]!
    // Its sections of prose are left as the blank form has them.
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual(['fee-statement'])
    expect(status).toBe('accepted')
    expect([report.agency.value, report.year.value]).toEqual(['云川市教育局', 2026])
    expect(report.layouts).toMatchObject({ proactive: layout, applications: layout })
    expect(Object.fromEntries(Object.entries(report.cells).map(([key, cell]) => [key, cell.value]))).toEqual(numbersOf(layout))
  })
})
