import { describe, expect, it } from 'vitest'
import { briefingDocx } from '@/exports'
import { ordinal } from '../../../src/exports/docx/official'
import { blocks, briefing, opened, quiet, rasterise, stamp, textsOf } from './briefing'

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
    expect(texts.join('')).toContain(stamp.checksum.slice(0, 12))
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
