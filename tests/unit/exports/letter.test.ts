import type { LetterPoint } from '@/exports'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { composeLetter, letterDocx, letterTemplate, letterText, pointTable } from '@/exports'
import { read } from '@/readers'

const point: LetterPoint = { part: '第三部分', place: '本年新收 · 总计', printed: '14', expected: '16', ground: '自然人 13 + 商业企业 3 = 16，而总计印的是 14', likely: '—' }
const values = { unit: '临江县教育局', year: '2025', report: '临江县教育局2025年年报', received: '2026年1月23日', count: '1', due: '2026年1月30日', office: '临江县人民政府办公室', contact: '李敏', phone: '2200617', date: '2026年1月28日', note: '', copies: '' }
const letter = composeLetter(letterTemplate('zh-CN'), values, [point], 'zh-CN')

describe('a letter', () => {
  it('is filled in line by line; what cannot be filled in is not printed', () => {
    expect(letter.lines.map(({ kind }) => kind)).toEqual(['title', 'salutation', 'body', 'points', 'body', 'body', 'body', 'body', 'body', 'signature', 'signature'])
    expect(letter.lines.map(({ text }) => text).join('')).not.toMatch(/[{}]/)
    const without = composeLetter(letterTemplate('zh-CN'), { ...values, contact: '', phone: '', office: '', note: '请一并核对标题。' }, [point], 'zh-CN')
    expect(without.lines.map(({ text }) => text).join('')).not.toMatch(/联系|电话/)
    expect(without.lines.some(({ text }) => text === '请一并核对标题。')).toBe(true)
  })

  it('never goes without its points, and takes what is no field as it stands', () => {
    const own = composeLetter('标题\n请改 {这里}\n{落款}', values, [point], 'zh-CN')
    expect(own.lines).toEqual([{ kind: 'title', text: '标题' }, { kind: 'body', text: '请改 {这里}' }, { kind: 'points', text: '' }, { kind: 'signature', text: '临江县人民政府办公室' }])
  })

  it.each(['zh-CN', 'en'] as const)('has a text of ours with every field in %s', (locale) => {
    const written = composeLetter(letterTemplate(locale), { ...values, note: 'x', copies: 'y' }, [point], locale)
    expect(written.lines.map(({ text }) => text).join('')).not.toMatch(/[{}]/)
  })

  it('is a Word file that another opens: its table is a real one, its numbers as they are', async () => {
    const bytes = new Uint8Array(await (await letterDocx(letter)).arrayBuffer())
    const zip = await JSZip.loadAsync(bytes)
    expect(Object.keys(zip.files)).toContain('word/document.xml')
    const opened = await read({ name: 'a.docx', folder: '', bytes })
    const blocks = opened.kind === 'documents' ? opened.documents[0]!.blocks : []
    const grid = blocks.find(block => block.kind === 'grid')!
    const texts = grid.kind === 'grid' ? grid.cells.map(({ text }) => text) : []
    expect(texts).toEqual([...pointTable(letter).columns.map(({ label }) => label), '1', ...Object.values(point)])
    const paragraphs = blocks.flatMap(block => block.kind === 'paragraph' ? block.text.replaceAll('\n', '') : [])
    expect(paragraphs).toEqual(expect.arrayContaining(['临江县教育局：', '临江县人民政府办公室', '2026年1月28日', '联 系 人：李敏']))
    expect(paragraphs[0]).toBe('关于退回修改2025年度政府信息公开工作年度报告的通知')
    // No row is cut by a page, and the signature has company.
    const xml = await zip.file('word/document.xml')!.async('string')
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(2)
    expect(xml).toMatch(/<w:keepNext\/>/)
  })

  it('says no number where there is none to say', () => {
    const open = composeLetter(letterTemplate('zh-CN'), values, [{ ...point, printed: '—', expected: '—', ground: '两边不等，请核实' }], 'zh-CN')
    expect(letterText(open)).toContain('\n1. 第三部分 本年新收 · 总计：两边不等，请核实\n')
  })

  it('says at its foot who has a copy, where anybody has, also by a template that has no place for it', () => {
    const copies = '临江县人民政府督查室'
    const foot = (template: string) => composeLetter(template, { ...values, copies }, [point], 'zh-CN').lines.at(-1)
    expect(letter.lines.some(({ kind }) => kind === 'copies')).toBe(false)
    expect([foot(letterTemplate('zh-CN')), foot('标题\n{落款}')]).toEqual(Array.from({ length: 2 }, () => ({ kind: 'copies', text: `抄送：${copies}` })))
    expect(composeLetter('标题\n{落款}\n抄送：县委办公室', values, [point], 'zh-CN').lines.at(-1)).toEqual({ kind: 'copies', text: '抄送：县委办公室' })
  })

  it('is the text of a mail', () => {
    expect(letterText(letter)).toContain('\n1. 第三部分 本年新收 · 总计：印的是 14，应为 16。自然人 13 + 商业企业 3 = 16，而总计印的是 14\n')
  })
})
