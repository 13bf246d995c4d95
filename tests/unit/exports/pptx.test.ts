import type { ChartModel, NativeChart } from '@/figures'
import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { briefingPptx, briefingXlsx } from '@/exports'
import { nativeOf } from '@/figures'
import { blocks, briefing, opened, provenance, quiet, rasterise, textsOf } from './briefing'

const deck = opened(await briefingPptx(briefing, rasterise, quiet))
async function chart(title: string) {
  const { names, text } = await deck
  const name = names.find(name => /^ppt\/slides\/slide\d+\.xml$/.test(name) && text(name).includes(`<a:t>${title}</a:t>`))!
  const target = /charts\/(chart\d+)\.xml/.exec(text(name.replace('slides/', 'slides/_rels/').concat('.rels')))?.[1]
  return target === undefined ? null : { slide: text(name), xml: text(`ppt/charts/${target}.xml`), name: target }
}

describe('briefing as PowerPoint', () => {
  it('has native charts whose numbers are those of the table, in the file and in its embedded workbook', async () => {
    const { bytes, text } = await deck
    const columns = (await chart(blocks.columns.title))!
    expect(columns.xml).toContain('<c:barDir val="col"/>')
    const values = textsOf(columns.xml, 'c:v')
    for (const row of blocks.columns.table.rows) {
      for (const key of ['received', 'concluded', 'carriedOut']) {
        if (row[key] !== null)
          expect(values).toContain(String(row[key]))
      }
    }
    const rels = text(`ppt/charts/_rels/${columns.name}.xml.rels`)
    const embedded = /embeddings\/[^"]+\.xlsx/.exec(rels)![0]
    const book = read(bytes(`ppt/${embedded}`))
    const sheet = utils.sheet_to_json<(string | number | null)[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: null })
    expect(sheet[0]!.slice(1)).toEqual(['新收', '办结', '结转下年'])
    expect(sheet.slice(1).map(row => row.map(value => value === '' ? null : value))).toEqual([['2019', 1234, 1200, 44], ['2020', 1235, 1199, 44], ['2021', null, null, null], ['2022', 1236, 1198, 44]])
  })

  it('keeps a missing year a gap and never joins a line across the change of form', async () => {
    const columns = (await chart(blocks.columns.title))!
    expect(columns.xml).not.toMatch(/<c:v>\s*<\/c:v>/)
    expect(columns.xml).toContain('<c:dispBlanksAs val="gap"/>')
    const lines = (await chart(blocks.lines.title))!
    expect(textsOf(lines.xml, 'c:v').filter(text => text.includes('公安'))).toEqual(expect.arrayContaining(['公安', '公安（2021 年起）']))
  })

  it('sets Chinese fonts on every text of a chart', async () => {
    const { names, text } = await deck
    const charts = names.filter(name => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    expect(charts).toHaveLength(3)
    for (const name of charts) {
      const latin = text(name).match(/<a:latin /g)!.length
      expect(text(name).match(/<a:ea typeface="Microsoft YaHei"\/>/g)).toHaveLength(latin)
    }
  })

  it('shows what no program draws as a picture with its table behind', async () => {
    expect(await chart(blocks.matrix.title)).toBeNull()
    const { names, text } = await deck
    const slides = names.filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name) && text(name).includes(blocks.matrix.title))
    expect(slides).toHaveLength(2)
    expect(slides.map(text).join('')).toMatch(/<p:pic>[\s\S]*<a:tbl>|<a:tbl>[\s\S]*<p:pic>/)
  })

  it('draws a kept chart from what was kept, and one kept as a picture only as a picture', async () => {
    const { columns } = blocks
    const picture = (native: NativeChart | null): ChartModel => ({ kind: 'picture', name: '', unit: 'count', image: {}, width: 960, height: 9, native })
    const kept = { ...briefing, blocks: [{ ...columns, model: picture(nativeOf(columns.model, 'zh-CN')) }, { ...columns, model: picture(null) }] }
    const { names, text } = await opened(await briefingPptx(kept, rasterise, quiet))
    const charts = names.filter(name => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    expect(charts).toHaveLength(1)
    expect(textsOf(text(charts[0]!), 'c:v')).toContain('1236')
    expect(names.filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name) && text(name).includes('<p:pic>'))).toHaveLength(1)
    const book = await opened(await briefingXlsx(kept, quiet))
    expect(book.names.filter(name => /^xl\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(1)
  })

  it('says formula, source and checksum in the notes and below every figure', async () => {
    const { names, text } = await deck
    const notes = names.filter(name => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name)).map(text).join('')
    for (const part of [provenance.formula, provenance.check, provenance.checksum.slice(0, 12), provenance.coverage])
      expect(notes).toContain(part)
  })

  it('stops when it is cancelled', async () => {
    const abort = new AbortController()
    const going = briefingPptx(briefing, rasterise, { signal: abort.signal, onProgress: done => done === 2 && abort.abort(new Error('cancelled')) })
    await expect(going).rejects.toThrow('cancelled')
  })
})
