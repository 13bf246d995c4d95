import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, grids, matrix, paragraphs, textOf } from './helpers'

const sample = new URL('../../published/zhanhe-gxj-2023.txt', import.meta.url)

describe('plain text', () => {
  it('reads a published report pasted from Word', async () => {
    const document = await documentOf('湛河.txt', readFileSync(sample))
    expect(grids(document).map(grid => [grid.rows, grid.columns, grid.geometry])).toEqual([[14, 4, 'ragged'], [28, 10, 'ragged'], [4, 15, 'ragged']])
    const applications = matrix(grids(document)[1]!)
    expect(applications.find(row => row[0] === '3. 其他')).toEqual(['3. 其他', '', '0', '0', '0', '0', '0', '0', '0', ''])
    expect(paragraphs(document)).toContain('四、政府信息公开行政复议、行政诉讼情况')
    expect(grids(document)[1]!.cells.find(cell => cell.text === '3. 其他')!.place).toMatchObject({ at: 'text', column: 1 })
  })

  it('keeps empty leading and trailing cells with their line and column', async () => {
    const [grid] = grids(await documentOf('a.txt', '题目\n\t\t1.属于国家秘密\t0\t\n规章\t 12\t\t3\t'))
    expect(matrix(grid!)).toEqual([['', '', '1.属于国家秘密', '0', ''], ['规章', '12', '', '3', '']])
    expect(grid!.cells[6]!.place).toEqual({ at: 'text', line: 3, column: 5 })
    expect(grid!.cells[4]!.place).toEqual({ at: 'text', line: 2, column: 14 })
  })

  it('reads quoted cells that span lines, as Excel exports them', async () => {
    const [grid] = grids(await documentOf('a.txt', '项目\t"社会\n公益\n组织"\t"说""明"\t总计\n甲\t1\t2\t3'))
    expect(matrix(grid!)).toEqual([['项目', '社会\n公益\n组织', '说"明', '总计'], ['甲', '1', '2', '3']])
    expect(grid!.cells[4]!.place).toEqual({ at: 'text', line: 4, column: 1 })
  })

  it('leaves a quote that never closes as printed', async () => {
    const [grid] = grids(await documentOf('a.txt', '"甲\t1\n乙\t2'))
    expect(matrix(grid!)).toEqual([['"甲', '1'], ['乙', '2']])
  })

  it('joins a label broken over a line to its numbers and says so', async () => {
    const document = await documentOf('a.txt', '\t4.无正当理由\t0\t0\n\t5.要求行政机关确认或重\n新出具已获取信息\t1\t1\n（七）总计\t\t1\t1')
    expect(matrix(grids(document)[0]!)[1]).toEqual(['', '5.要求行政机关确认或重\n新出具已获取信息', '1', '1'])
    expect(document.notes).toMatchObject([{ code: 'repaired-structure', place: { line: 2 } }])
  })

  it('does not join a heading to the table under it', async () => {
    const document = await documentOf('a.txt', '四、结转下年度\t0\t0\n四、行政复议、行政诉讼情况\n规章\t1\t2')
    expect(paragraphs(document)).toEqual(['四、行政复议、行政诉讼情况'])
    expect(grids(document).map(matrix)).toEqual([[['四、结转下年度', '0', '0']], [['规章', '1', '2']]])
  })

  it('takes prose that a tab indents as paragraphs', async () => {
    const document = await documentOf('a.txt', '\t一、总体情况\n\t2023年，我局按照条例要求公开政府信息，全年共收到申请三十四件，均已按期答复。\n项目\t件数\n规章\t0')
    expect(paragraphs(document)).toEqual(['一、总体情况', '2023年，我局按照条例要求公开政府信息，全年共收到申请三十四件，均已按期答复。'])
    expect(grids(document).map(matrix)).toEqual([[['项目', '件数'], ['规章', '0']]])
  })

  it('keeps a table whole whose rows all stand apart by blank lines', async () => {
    const rows = ['项目\t件数', '规章\t1', '许可\t2', '处罚\t3', '强制\t4']
    expect(grids(await documentOf('a.txt', rows.join('\n\n'))).map(grid => grid.rows)).toEqual([5])
    expect(grids(await documentOf('a.txt', rows.join('\n').replace('\n处罚', '\n\n处罚'))).map(grid => grid.rows)).toEqual([3, 2])
  })

  it('reads pipe tables with and without outer pipes', async () => {
    expect(grids(await documentOf('a.txt', '表\n规章 | 0 | | 3\n许可 | 1 | 2 |')).map(matrix)).toEqual([[['规章', '0', '', '3'], ['许可', '1', '2', null]]])
    expect(grids(await documentOf('a.txt', '| 结果维持 | 总计 |\n| --- | :-: |\n| - | -- |')).map(matrix)).toEqual([[['结果维持', '总计'], ['-', '--']]])
  })

  it('keeps a row of marks that looks like a separator', async () => {
    expect(grids(await documentOf('a.txt', '| 维持 | 纠正 | 总计 |\n| - | - | - |')).map(grid => grid.rows)).toEqual([2])
  })

  it('reads tables drawn with lines; wrapped rows only where every row is ruled off', async () => {
    const ruled = '┌──┬──┐\n│结果│结果│\n│维持│纠正│\n├──┼──┤\n│ 0  │ 1  │\n├──┼──┤\n│ 2  │ 3  │\n└──┴──┘'
    expect(grids(await documentOf('a.txt', ruled)).map(matrix)).toEqual([[['结果\n维持', '结果\n纠正'], ['0', '1'], ['2', '3']]])
    const open = '┏━━┳━━┓\n┃项目┃件数┃\n┣━━╋━━┫\n┃规章┃ 0 ┃\n┃许可┃   ┃\n┗━━┻━━┛'
    expect(grids(await documentOf('a.txt', open)).map(matrix)).toEqual([[['项目', '件数'], ['规章', '0'], ['许可', '']]])
  })

  it('reads numbers held apart by spaces, and leaves spaced prose alone', async () => {
    const document = await documentOf('a.txt', '二、  主动公开\n项目  制发  废止\n规章　 1　 0\n  许可  12  3\n关于  年报  的说明')
    expect(grids(document).map(matrix)).toEqual([[['项目', '制发', '废止'], ['规章', '1', '0'], ['许可', '12', '3'], ['关于', '年报', '的说明']]])
    expect(paragraphs(document)).toEqual(['二、  主动公开'])
    expect(paragraphs(await documentOf('a.txt', '联系人：张三  电话：无  地址：某路'))).toEqual(['联系人：张三  电话：无  地址：某路'])
  })

  it('gives one cell per line as paragraphs with places', async () => {
    const { blocks } = await documentOf('a.txt', '规章\r\n\r\n\u3000\u30000\u00A0\r\n\uFEFF1\u200B\r\n2 0')
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '规章', place: { at: 'text', line: 1, column: 1 } },
      { kind: 'paragraph', text: '0', place: { at: 'text', line: 3, column: 3 } },
      { kind: 'paragraph', text: '1', place: { at: 'text', line: 4, column: 2 } },
      { kind: 'paragraph', text: '2 0', place: { at: 'text', line: 5, column: 1 } },
    ])
  })

  it('bounds a table of 10,000 columns and says so', async () => {
    const document = await documentOf('a.txt', Array.from({ length: 10_000 }, (_, index) => index).join('\t'))
    expect(grids(document)[0]!.columns).toBe(1000)
    expect(document.notes.map(note => note.code)).toEqual(['truncated'])
  })

  it('keeps every printed character, in order, and every cell', async () => {
    const text = fc.stringMatching(/^[规章许可0-9,.（）]{0,6}$/)
    const line = fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 5 }).map(cells => cells.join('\t')))
    await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const content = `报告\n${lines.join('\n')}`
      const document = await documentOf('a.txt', content)
      expect(textOf(document.blocks).replace(/\s/g, '')).toBe(content.replace(/\s/g, ''))
      for (const grid of grids(document))
        expect(grid.cells.every(cell => cell.place.at === 'text' && content.split('\n')[cell.place.line - 1]!.startsWith(cell.text.split('\n')[0]!, cell.place.column - 1))).toBe(true)
    }), { numRuns: 300 })
  })

  it('reads anything a keyboard can type without a defect', async () => {
    const character = fc.constantFrom('\t', '\n', '\r', '"', '|', '│', '─', '├', '-', ' ', '\u3000', '\v', '0', '1', '规', '（', '.', '\\', '#', '<', 'td', '>')
    await fc.assert(fc.asyncProperty(fc.string({ unit: character, maxLength: 80 }), async (content) => {
      const document = await documentOf('a.txt', `报${content}`)
      const kept = textOf(document.blocks).replace(/[\s\-─├│|"\\+]/g, '')
      if (document.format === 'txt')
        expect(kept).toBe(`报${content}`.replace(/[\s\-─├│|"\\+]/g, ''))
    }), { numRuns: 1000 })
  })
})
