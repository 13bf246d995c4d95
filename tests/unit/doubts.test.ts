import type { Report } from '@/reports'
import { describe, expect, it } from 'vitest'
import { sayNote } from '@/readers'
import { sayClaim, sayDoubt, unsure } from '@/reports'
import { doubtOf } from '@/tables'
import { noteOf } from '../../src/readers/notes/note'
import { words as noteWords } from '../../src/readers/notes/words'
import { listReadings } from '../../src/reports/extracted'
import { words as claimWords } from '../../src/reports/words'
import { words as tableWords } from '../../src/tables/words'
import before from './workspace/record-v1.json'

/** A sentence without what it quotes of the document. */
const own = (text: string): string => text.replaceAll(/“[^”]*”/g, '')

/** A report as a version before the words of doubts wrote it down: with texts alone. */
function storedBefore(): Report {
  const [, text] = Object.entries(before as unknown as Record<string, unknown>).find(([path]) => path.endsWith('reports.bin'))!
  const report = JSON.parse(String(text).split('\n')[0]!) as Report
  const [key] = Object.keys(report.cells)
  return {
    ...report,
    year: { value: 2023, certain: false, readings: [], doubt: '年份不一致：标题写“2023”，文件名写“2022”，请核对后选定' },
    cells: { ...report.cells, [key!]: { value: 12, state: 'number', text: '1 2', place: null, doubt: { code: 'split-number', message: '“1 2”中间有空格，按一个数字读取' } } },
  }
}

describe('a doubt of a cell', () => {
  it('is said in the language of the page, and stands in the record in the record’s own', () => {
    const doubt = doubtOf('split-number', 'spacedNumber', { text: '1 2' })
    expect(doubt.message).toBe('“1 2”中间有空格，按一个数字读取')
    expect(sayDoubt(doubt, 'zh-CN')).toBe(doubt.message)
    expect(sayDoubt(doubt, 'en')).toBe('Spaces stand within “1 2”; it was read as one number')
    expect(sayDoubt(JSON.parse(JSON.stringify(doubt)) as typeof doubt, 'en')).toBe(sayDoubt(doubt, 'en'))
  })

  it('is said in English without Chinese, whatever its word', () => {
    const values = { text: 'x', label: 'x', table: 'appeals', unit: '万元', printed: '元', units: 'x', cells: 6, columns: 7, numbers: 6, expected: 15, copies: 2, shown: '1' }
    for (const [word, phrase] of Object.entries(tableWords.en)) {
      expect(own(phrase(values)), word).toMatch(/^[^\p{Script=Han}，。]+$/u)
      expect(phrase(values), word).not.toMatch(/undefined|NaN/)
    }
  })
})

describe('a doubt of the agency, the year or the scope', () => {
  it('is said in the language of the page', () => {
    const readings = [{ value: 2024, from: 'title' as const, text: '', place: null }, { value: 2023, from: 'period' as const, text: '', place: null }, { value: 2022, from: 'file' as const, text: '', place: null }]
    const claim = { ...unsure('yearDiffers', { readings: listReadings(readings) }) }
    expect(claim.doubt).toBe('年份不一致：标题写“2024”，统计期限写“2023”，文件名写“2022”，请核对后选定')
    expect(sayClaim(claim, 'zh-CN')).toBe(claim.doubt)
    expect(sayClaim(claim, 'en')).toBe('The year differs: the title says “2024”, the period says “2023”, the file’s name says “2022”; please check and choose')
  })

  it('is said in English without Chinese, whatever its word', () => {
    const values = { source: 'file', value: 1, one: 'x', other: 'x', readings: 'x', agency: 'x', unread: 'x', text: 'x', year: 2023, scope: 'unit', issuer: 'government', presumed: 'consolidated', title: 'x' }
    for (const [word, phrase] of Object.entries(claimWords.en)) {
      expect(own(phrase(values)), word).toMatch(/^[^\p{Script=Han}，。]+$/u)
      expect(phrase(values), word).not.toMatch(/undefined|NaN/)
    }
  })
})

describe('a report stored before', () => {
  it('shows its doubts as they were written down, in every language', () => {
    const report = storedBefore()
    const doubt = Object.values(report.cells).find(cell => cell.doubt)!.doubt!
    for (const language of ['zh-CN', 'en'] as const) {
      expect(sayDoubt(doubt, language)).toBe('“1 2”中间有空格，按一个数字读取')
      expect(sayClaim(report.year, language)).toBe('年份不一致：标题写“2023”，文件名写“2022”，请核对后选定')
      expect(sayClaim(report.scope, language)).toBeNull()
    }
  })

  it('and one of a later version, whose words are not known, the same', () => {
    expect(sayDoubt({ message: '新的情形', told: { word: 'later' as never, params: {} } }, 'en')).toBe('新的情形')
    expect(sayClaim({ doubt: '新的情形', told: { word: 'later' as never, params: {} } }, 'en')).toBe('新的情形')
  })
})

describe('what a reader noticed', () => {
  it('is said in the language of the page, and of an earlier version as it was written down', () => {
    const note = noteOf('truncated', 'pageBroken', { page: 3 })
    expect(note).toMatchObject({ code: 'truncated', message: '第 3 页已损坏，未能读取。' })
    expect(sayNote(note, 'zh-CN')).toBe(note.message)
    expect(sayNote(note, 'en')).toBe('Page 3 is damaged and could not be read.')
    expect(sayNote({ message: note.message }, 'en')).toBe(note.message)
  })

  it('is said in English without Chinese, whatever its word', () => {
    for (const [word, phrase] of Object.entries(noteWords.en)) {
      const values = new Proxy({}, { get: () => 3 })
      expect(own(phrase(values)), word).toMatch(/^[^\p{Script=Han}，。]+$/u)
    }
  })
})
