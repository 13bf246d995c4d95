import type { Grid, SourceDocument } from '@/readers'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDoc } from '../../../src/readers/doc/doc'
import { readDocx } from '../../../src/readers/docx/docx'

/** merged.docx was made with the `docx` package, merged.doc from it by LibreOffice: the same document in two formats. */
function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
}
async function read(bytes: Uint8Array): Promise<SourceDocument> {
  return (await readDoc(bytes, { name: 'a.doc' }) as SourceDocument[])[0]!
}

describe('doc', () => {
  it('reads the same blocks as the docx it was made from', async () => {
    const doc = await read(fixture('merged.doc'))
    const [docx] = await readDocx(fixture('merged.docx'), { name: 'a.docx' }) as SourceDocument[]
    expect(doc.blocks).toEqual(docx!.blocks)
    expect(doc.notes.map(note => note.code)).toEqual(['hidden-skipped'])
  })

  it('prints automatic numbers, merges, full-width digits and blanks', async () => {
    const { blocks } = await read(fixture('merged.doc'))
    expect(blocks.flatMap(block => block.kind === 'paragraph' ? [block.text] : [])).toEqual([
      '洪泽区财政局2023年政府信息公开工作年度报告',
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '公开条例',
      '二、收到和处理',
      '三、其他',
    ])
    const grid = blocks.find((block): block is Grid => block.kind === 'grid')!
    expect(grid.cells.map(cell => cell.text)).toEqual(['项目', '自然人', '法人', '商业\n企业', '科研', '三', '（一）予以公开', '1', '2', '', '（二）部分公开', '４', '/', '5', '总计', '1,234', '0', '8'])
    expect(grid.cells[0]).toMatchObject({ rowSpan: 2, colSpan: 2 })
  })

  it('reads a file whose last sector is cut short, as WPS writes it', async () => {
    const whole = fixture('merged.doc')
    let end = whole.length
    while (whole[end - 1] === 0)
      end--
    expect((await read(whole.slice(0, end))).blocks).toEqual((await read(whole)).blocks)
  })

  it('refuses encrypted and older files by name', async () => {
    const bytes = fixture('merged.doc')
    const at = bytes.findIndex((byte, i) => byte === 0xEC && bytes[i + 1] === 0xA5)
    const changed = (offset: number, value: number) => bytes.with(at + offset, value)
    await expect(async () => read(changed(0x0B, bytes[at + 0x0B]! | 1))).rejects.toMatchObject({ refusal: { code: 'encrypted' } })
    await expect(async () => read(changed(2, 0x68).with(at + 3, 0))).rejects.toMatchObject({ refusal: { code: 'old-word' } })
  })

  it('ends in bounded time on damaged bytes', async () => {
    const bytes = fixture('merged.doc')
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }), async (changes) => {
      const damaged = bytes.slice()
      for (const [at, value] of changes)
        damaged[at] = value
      const start = performance.now()
      await read(damaged).catch(() => null)
      expect(performance.now() - start).toBeLessThan(15_000)
    }), { numRuns: 150 })
  })
})
