import type { Briefing } from '@/exports'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { briefingDocx, briefingPptx, briefingXlsx, composeLetter, letterDocx, letterTemplate, listDocx, listXlsx } from '@/exports'
import { wellFormed } from '../../../src/exports/xml'
import { blocks, briefing, quiet, rasterise } from './briefing'

/** A sign that is no character, a control sign, half of a pair: what a damaged file can hold in a name. */
const name = '某\uFFFE局\u0001\uD800<&>"𠮷'

/** Names of the parts that an XML parser refuses, with why; workbooks inside are opened too. */
function refused(file: Uint8Array, within = ''): string[] {
  return Object.entries(unzipSync(file)).flatMap(([part, bytes]) => {
    if (part.endsWith('.xlsx'))
      return refused(bytes, `${within}${part}/`)
    if (!/\.(?:xml|rels)$/.test(part))
      return []
    const found: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', error => found.push(`${within}${part}: ${error.message}`))
    parser.write(strFromU8(bytes)).close()
    return found
  })
}
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())

const odd: Briefing = {
  ...briefing,
  title: name,
  organisation: name,
  blocks: [
    { ...blocks.text, title: name, paragraphs: [name] },
    { ...blocks.columns, title: name, subtitle: name, annotations: [name] },
    { ...blocks.table, title: name, table: { columns: [{ key: 'unit', label: name, kind: 'text' }], rows: [{ unit: name }] } },
  ],
}
const table = { columns: [{ key: 'unit', label: name, kind: 'text' as const }], rows: [{ unit: name }] }

describe('an exported file is well-formed whatever a name holds', () => {
  it.each([
    ['a briefing in Word', () => briefingDocx(odd, rasterise, quiet)],
    ['a briefing in PowerPoint', () => briefingPptx(odd, rasterise, quiet)],
    ['a briefing in Excel', () => briefingXlsx(odd, quiet)],
    ['a list in Word', () => listDocx({ title: name, paragraphs: [name], notes: [name], table, locale: 'zh-CN' })],
    ['a list in Excel', () => listXlsx({ title: name, notes: [name], table })],
    ['a letter', () => letterDocx(composeLetter(letterTemplate('zh-CN'), { unit: name, year: '2025', report: name, received: '', count: '1', due: '', office: name, contact: name, phone: '', date: '', copies: name, note: name }, [{ part: name, place: name, printed: name, expected: '1', ground: name, likely: '—' }], 'zh-CN'))],
  ])('%s', async (_, write) => {
    const file = await bytesOf(await write())
    expect(refused(file)).toEqual([])
    expect(Object.entries(unzipSync(file)).some(([part, bytes]) => part.endsWith('.xml') && strFromU8(bytes).includes('\uFFFD'))).toBe(true)
  }, 60_000)

  it('keeps every sign that XML may hold', () => {
    const kept = '\t\n\r 某\u0085\uE000\uFFFD𠮷 &#10; &#x9; &#x20BB7; &amp;'
    expect(wellFormed(kept)).toBe(kept)
    expect(wellFormed('a\u0000\u000B\uFFFE\uFFFF\uD800\uDC00\uDFFF&#0;&#x1;&#xFFFE;&#xD800;&#1114112;')).toBe('a\uFFFD\uFFFD\uFFFD\uFFFD\uD800\uDC00\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD')
  })
})
