import type { TableTwin } from '@/figures'
import { describe, expect, it } from 'vitest'
import { briefingDocx } from '@/exports'
import { layTable } from '../../../src/exports/briefing/columns'
import { ordinal, tableRooms } from '../../../src/exports/docx/official'
import { blocks, briefing, opened, provenance, quiet, rasterise, textsOf } from './briefing'

const file = opened(await briefingDocx(briefing, rasterise, quiet))

describe('briefing as Word', () => {
  it('holds every number of every table in real tables', async () => {
    const xml = (await file).text('word/document.xml')
    const texts = textsOf(xml, 'w:t')
    expect(xml.match(/<w:tbl>/g)!.length).toBe(7)
    for (const row of blocks.columns.table.rows) {
      for (const { key } of blocks.columns.table.columns)
        expect(texts).toContain(row[key] === null ? '—' : key === 'year' ? String(row[key]) : new Intl.NumberFormat('zh-CN').format(row[key] as number))
    }
    expect(texts.join('')).toContain(provenance.checksum.slice(0, 12))
    expect(xml).toMatch(/<w:tblHeader/)
  })
  it('has contents that are not empty, page numbers and the fonts of official documents', async () => {
    const { text, names } = await file
    const xml = text('word/document.xml')
    expect(xml).toContain('TOC \\')
    expect(textsOf(xml.slice(0, xml.indexOf('<w:tbl>')), 'w:t').filter(line => line.startsWith('一、')).length).toBe(2)
    expect(names.filter(name => name.startsWith('word/footer')).map(text).join('')).toContain('PAGE')
    expect(text('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"')
    expect(text('word/styles.xml')).toContain('w:eastAsia="黑体"')
  })
  it('draws charts as SVG with a PNG behind', async () => {
    const { names, text } = await file
    expect(names.filter(name => /^word\/media\/.*\.svg$/.test(name)).length).toBe(4)
    expect(names.some(name => /^word\/media\/.*\.png$/.test(name))).toBe(true)
    expect(text(names.find(name => name.endsWith('.svg'))!)).toContain('新收')
  })
  it('counts headings as official documents do', () => {
    expect([1, 10, 11, 20, 21].map(ordinal)).toEqual(['一', '十', '十一', '二十', '二十一'])
  })
})

/** A table of units with so many columns of numbers. */
function wide(columns: number, digits = 5): TableTwin {
  const keys = Array.from({ length: columns }, (_, at) => `c${at}`)
  return {
    columns: [{ key: 'unit', label: '单位', kind: 'text' }, ...keys.map(key => ({ key, label: '不予公开合计（件）', kind: 'count' as const }))],
    rows: ['云川市住房和城乡建设局', '市局'].map((unit, row) => ({ unit, ...Object.fromEntries(keys.map((key, at) => [key, 10 ** (digits - 1) + row * 100 + at])) })),
  }
}

describe('a wide table', () => {
  it.each([2, 5, 9, 10, 11, 12, 13, 14])('of %i columns of numbers stays one table as wide as its page', (columns) => {
    const { room: { width, size }, parts } = layTable(wide(columns), 'zh-CN', tableRooms)
    expect(parts).toHaveLength(1)
    expect(parts[0]!.columns).toHaveLength(1 + columns)
    expect(parts[0]!.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(width, 6)
    // A number never breaks: 10,000 takes six signs of half an em.
    const em = size * 25.4 / 72
    for (const own of parts[0]!.widths)
      expect(own).toBeGreaterThan(6 * 0.5 * em)
    expect(size).toBeGreaterThanOrEqual(7.5)
  })
  it('lies on its side only when upright pages cannot hold it', () => {
    expect(layTable(wide(4), 'zh-CN', tableRooms).room).toMatchObject({ lying: false, size: 10.5 })
    expect(layTable(wide(14), 'zh-CN', tableRooms).room.lying).toBe(true)
  })
  it('of more than any page holds is cut into parts, each headed by the first column, no column lost or doubled', () => {
    const { parts } = layTable(wide(40), 'zh-CN', tableRooms)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map(({ columns }) => columns[0]!.key)).toEqual(parts.map(() => 'unit'))
    expect(parts.flatMap(({ columns }) => columns.slice(1).map(({ key }) => key))).toEqual(Array.from({ length: 40 }, (_, at) => `c${at}`))
  })
  it('is alone on pages of its own that go on counting; contents and the rest stand upright', async () => {
    const table = wide(14)
    const { text, names } = await opened(await briefingDocx({ ...briefing, blocks: [blocks.text, { ...blocks.columns, table }, blocks.table] }, rasterise, quiet))
    const xml = text('word/document.xml')
    const pages = [...xml.matchAll(/<w:sectPr[\s\S]*?<\/w:sectPr>/g)].map(([section]) => section)
    expect(pages.map(section => section.includes('w:orient="landscape"'))).toEqual([false, true, false])
    expect(pages.map(section => /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(section)!.slice(1, 3).map(Number)).map(([width, height]) => width! > height!)).toEqual([false, true, false])
    for (const section of pages) {
      expect(section).toContain('<w:footerReference')
      expect(section).not.toMatch(/<w:pgNumType[^>]*w:start/)
    }
    expect(names.filter(name => name.startsWith('word/footer')).map(text).every(footer => footer.includes('PAGE'))).toBe(true)
    const [before, lying] = xml.split(/<w:sectPr[\s\S]*?<\/w:sectPr>/)
    expect(before).toContain('TOC \\')
    expect(before).not.toContain('<w:tbl>')
    expect(lying!.match(/<w:tbl>/g)).toHaveLength(1)
    expect(textsOf(lying!, 'w:t')).toContain('10,013')
  })
})
