import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { documentOf, grids, matrix, paragraphs, refusalOf, textOf } from './helpers'

const html = (body: string, head = '<meta charset="utf-8">'): string => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`
const prose = '2023年，本机关认真贯彻落实条例，全年共收到政府信息公开申请三十四件，均已按期答复；没有发生行政复议和行政诉讼，社会反映良好。'

describe('html tables', () => {
  const tableOf = async (table: string): Promise<(string | null)[][]> => matrix(grids(await documentOf('a.html', html(table)))[0]!)

  it('expands spans on the grid', async () => {
    expect(await tableOf('<table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>1</td><td>2</td></tr></table>'))
      .toEqual([['甲', '乙', null], [null, '1', '2']])
  })

  it('survives absurd, zero and overlapping spans', async () => {
    const [wide] = grids(await documentOf('a.html', html('<table><tr><td colspan="1000">题</td></tr><tr><td>1</td><td>2</td></tr></table>')))
    expect([wide!.columns, wide!.cells[0]!.colSpan]).toEqual([2, 2])
    const [deep] = grids(await documentOf('a.html', html('<table><tr><td rowspan="0">甲</td><td rowspan="9999">1</td><td>2</td></tr><tr><td>3</td></tr></table>')))
    expect([deep!.rows, deep!.cells[0]!.rowSpan, deep!.cells[1]!.rowSpan]).toEqual([2, 2, 2])
    const overlap = await documentOf('a.html', html('<table><tr><td>甲</td><td rowspan="2">乙</td></tr><tr><td colspan="2">丙</td><td>1</td></tr></table>'))
    expect(matrix(grids(overlap)[0]!)).toEqual([['甲', '乙', null], ['丙', null, '1']])
    expect(overlap.notes.map(note => note.code)).toEqual(['repaired-structure'])
  })

  it('keeps printed empty cells, and gives none where the row is short', async () => {
    const [grid] = grids(await documentOf('a.html', html('<table><tr><td>甲</td><td></td><td>&nbsp;</td></tr><tr><td>1</td></tr></table>')))
    expect(grid!.cells.map(cell => [cell.row, cell.column, cell.text])).toEqual([[0, 0, '甲'], [0, 1, ''], [0, 2, ''], [1, 0, '1']])
  })

  it('prints the head first and the foot last, with the caption before', async () => {
    const document = await documentOf('a.html', html('<table><caption>表一</caption><tfoot><tr><td>计</td><td>3</td></tr></tfoot><tbody><tr><td>甲</td><td>1</td></tr></tbody><thead><tr><th>头</th><th>件数</th></tr></thead></table>'))
    expect(matrix(grids(document)[0]!)).toEqual([['头', '件数'], ['甲', '1'], ['计', '3']])
    expect(paragraphs(document)).toEqual(['表一'])
  })

  it('closes what the page leaves open, and reads a table in a paragraph', async () => {
    expect(await tableOf('<p>前<table><tr><td>规章<td>1<tr><td>许可<td>2')).toEqual([['规章', '1'], ['许可', '2']])
  })

  it('joins the runs of Word and drops source line breaks between Chinese characters', async () => {
    const word = '<table><tr><td><p><span>社会</span><font>\n公益</font>\r\n  组织<o:p></o:p></p></td><td><p>结果</p><p>维持</p></td><td>商业<br>企业</td><td><span>1</span><span>2</span></td><td>&#65297;\n2</td></tr><tr><td>a</td></tr></table>'
    expect((await tableOf(`<!--[if gte mso 9]><xml>藏</xml><![endif]-->${word}`))[0]).toEqual(['社会公益组织', '结果\n维持', '商业\n企业', '12', '１ 2'])
  })

  it('dissolves a layout table and keeps the tables in it in order', async () => {
    const document = await documentOf('a.html', html(`<table><tr><td>导航</td><td><p>一、总体情况</p><table><tr><td>规章</td><td>1</td></tr></table><p>尾</p><table><tr><td>许可</td><td>2</td></tr></table></td></tr></table>`))
    expect(document.blocks.map(block => block.kind === 'grid' ? block.cells[0]!.text : block.text)).toEqual(['导航', '一、总体情况', '规章', '尾', '许可'])
    expect(grids(document)[1]!.cells[1]!.place).toEqual({ at: 'table', table: 2, row: 1, column: 2 })
  })

  it('keeps the text of a table nested in data, with a note', async () => {
    const numbers = '<tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙</td><td>3</td><td>4</td></tr>'
    const document = await documentOf('a.html', html(`<table>${numbers}<tr><td>丙</td><td><table><tr><td>5</td><td>6</td></tr></table></td><td>7</td></tr></table>`))
    expect(matrix(grids(document)[0]!)[2]).toEqual(['丙', '5\n6', '7'])
    expect(document.notes.map(note => note.code)).toEqual(['nested-table'])
  })

  it('bounds 10,000 columns', async () => {
    const document = await documentOf('a.html', html(`<table><tr>${'<td>1</td>'.repeat(10_000)}</tr></table>`))
    expect(grids(document)[0]!.columns).toBe(1000)
    expect(document.notes.map(note => note.code)).toEqual(['truncated'])
  })

  it('marks a cell that holds a picture', async () => {
    const document = await documentOf('a.html', html('<p>二</p><table><tr><td>规章</td><td><img src="x.png" alt="数字"></td></tr></table><p><img src="t.png" alt="表"><img src="i.gif" width="16"></p>'))
    expect(grids(document)[0]!.cells[1]).toMatchObject({ text: '', picture: true })
    expect(document.pictures).toEqual([{ afterBlock: 1, alt: '数字', place: { at: 'table', table: 1, row: 1, column: 2 } }, { afterBlock: 1, alt: '表', place: { at: 'paragraph', paragraph: 1 } }])
  })
})

describe('html pages', () => {
  const table = '<table><tr><td>规章</td><td>1</td></tr></table>'
  const metadata = '<table><tr><td>索引号</td><td>K1</td><td>发布机构</td><td>某局</td></tr></table>'
  const page = (inside: string, outside = ''): string => html(`<div class="top"><a href="#">首页</a><p>繁體版</p></div>${metadata}<h1>某局年报</h1>${outside}<div id="zoom">${inside}</div><div>版权所有</div>`)

  it('prefers the article, with the metadata table and the title around it', async () => {
    const document = await documentOf('a.html', page(`<p>${prose}</p>${table}`))
    expect(paragraphs(document)).toEqual(['某局年报', prose])
    expect(grids(document).map(grid => grid.cells[0]!.text)).toEqual(['索引号', '规章'])
  })

  it('takes the whole page when a table, a number or a sentence stands outside the article', async () => {
    for (const outside of [table, '<p>12</p>', `<p>${prose}</p>`])
      expect(paragraphs(await documentOf('a.html', page(`<p>${prose}</p>${table}`, outside)))).toContain('版权所有')
  })

  it('drops navigation and footers only when nothing that matters stands in them', async () => {
    const body = `<p>${prose}</p>${table}`
    expect(paragraphs(await documentOf('a.html', html(`<nav><a>首页</a></nav>${body}<footer>主办</footer>`)))).toEqual([prose])
    expect(paragraphs(await documentOf('a.html', html(`<nav><a>首页</a></nav>${body}<footer>主办${table}</footer>`)))).toEqual(['首页', prose, '主办'])
  })

  it('leaves out what is hidden or run, with notes', async () => {
    const document = await documentOf('a.html', html('<p>一</p><p style="DISPLAY: none">藏</p><p hidden>藏</p><template>藏</template><style>藏</style><script>"<p>藏</p>"</script><table><tr><td>甲</td><td style="display:none">9</td><td>1</td></tr></table>'))
    expect(textOf(document.blocks)).toBe('一甲1')
    expect(document.notes.map(note => note.code)).toEqual(['script-removed', 'hidden-skipped'])
  })

  it('reads hidden tables when the page shows none', async () => {
    const document = await documentOf('a.html', html(`<p>一</p><div style="display:none">${table}</div>`))
    expect(grids(document)).toHaveLength(1)
    expect(document.notes.map(note => note.code)).toEqual(['hidden-skipped'])
  })

  it('gives title, metadata, heading levels and lines', async () => {
    const document = await documentOf('a.html', html('<h1>某局<br>年报</h1><div>甲<p>乙</p>丙<ul><li>丁</ul></div>', '<title> 年报\n2023 </title><meta name="ContentSource" content="某局">'))
    expect(document.title).toBe('年报 2023')
    expect(document.metadata).toEqual([{ name: 'ContentSource', value: '某局', place: null }])
    expect(document.blocks.map(block => block.kind === 'paragraph' ? [block.text, block.level] : [])).toEqual([['某局', 1], ['年报', 1], ['甲', undefined], ['乙', undefined], ['丙', undefined], ['丁', undefined]])
  })

  it('reads <pre> as plain text', async () => {
    const document = await documentOf('a.html', html('<pre>题\n规章\t0\t\n许可\t1\t2</pre>'))
    expect(paragraphs(document)).toEqual(['题'])
    expect(matrix(grids(document)[0]!)).toEqual([['规章', '0', ''], ['许可', '1', '2']])
    expect(grids(document)[0]!.cells[3]!.place).toEqual({ at: 'table', table: 1, row: 2, column: 1 })
  })

  it('uses the encoding the bytes have, not the one the page names', async () => {
    const gbk = iconv.encode(html(`<p>${prose}</p>`, '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), 'gbk')
    expect(await documentOf('a.html', gbk)).toMatchObject({ charset: 'gb18030', notes: [] })
    const wrong = await documentOf('a.html', iconv.encode(html(`<p>${prose}</p>`), 'gbk'))
    expect([wrong.charset, wrong.notes[0]?.code, paragraphs(wrong)]).toEqual(['gb18030', 'encoding-declared-wrong', [prose]])
  })

  it('walks 100,000 nested elements', async () => {
    for (const tag of ['div', 'span', 'b', 'font'])
      expect(textOf((await documentOf('a.html', html(`${`<${tag}>`.repeat(100_000)}深`))).blocks)).toBe('深')
  })

  it('walks thousands of nested tables', async () => {
    expect(textOf((await documentOf('a.html', html(`${'<table><tr><td>'.repeat(5000)}深`))).blocks)).toBe('深')
  })

  it('refuses markup that multiplies without end', async () => {
    const page = html(Array.from({ length: 5000 }, (_, index) => `<p><font color="${index}">文`).join(''))
    expect(await refusalOf('a.html', page)).toMatchObject({ code: 'damaged' })
  })

  it('keeps all text in order and every cell, whatever the markup', async () => {
    const text = fc.stringMatching(/^[规章许可0-9甲乙]{1,5}$/)
    const inline = fc.oneof(text, text.map(t => `<font><span>${t}</span></font>`), text.map(t => `<b>${t}</b>`))
    const cells = fc.array(fc.array(inline, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    const block = fc.oneof(inline.map(t => `<p>${t}</p>`), inline.map(t => `<div>${t}`), cells.map(rows => `<table>${rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`))
    await fc.assert(fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
      const source = html(blocks.join(''))
      const document = await documentOf('a.html', source)
      expect(textOf(document.blocks).replace(/\s/g, '')).toBe(source.replace(/<[^>]*>/g, '').replace(/\s/g, ''))
      expect(grids(document).reduce((sum, grid) => sum + grid.cells.length, 0)).toBe(source.split('<td>').length - 1)
    }), { numRuns: 200 })
  })

  it('reads any soup of tags without a defect', async () => {
    const token = fc.constantFrom('<table>', '</table>', '<tr>', '<td rowspan=2>', '<td colspan=3>', '<th>', '</td>', '<p>', '</p>', '<div id=zoom>', '</div>', '<pre>', '<br>', '<b>', '</b>', '<template>', '<svg>', '<a>', '<select>', '<caption>', '<!--', '-->', '<script>', '</script>', '&nbsp;', '1', '规章', ' ', '\n', '\t', '<td hidden>', '<li>', '<frameset>')
    await fc.assert(fc.asyncProperty(fc.array(token, { maxLength: 30 }), async (tokens) => {
      const document = await documentOf('a.html', `<html><body><p>题${tokens.join('')}`)
      for (const grid of grids(document)) {
        const taken = new Set<string>()
        for (const cell of grid.cells) {
          for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
            for (let column = cell.column; column < cell.column + cell.colSpan; column++) {
              expect(taken.has(`${row},${column}`)).toBe(false)
              expect(row < grid.rows && column < grid.columns).toBe(true)
              taken.add(`${row},${column}`)
            }
          }
        }
      }
    }), { numRuns: 1000 })
  })
})
