import type { GridCell } from '@/readers'
import { describe, expect, it } from 'vitest'
import { documentOf, grids, paragraphs } from '../helpers'

const page = (body: string, style = ''): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${style}</style></head><body>${body}</body></html>`
const table = (cell: string): string => `<table><tr><td>规章</td><td>0</td><td>5</td></tr><tr><td>行政许可</td>${cell.startsWith('<td') ? cell : `<td>${cell}</td>`}<td>7</td></tr></table>`

/** The second row's middle cell. */
async function cellOf(cell: string, style?: string): Promise<GridCell> {
  return grids(await documentOf('a.html', page(table(cell), style)))[0]!.cells.find(({ row, column }) => row === 1 && column === 1)!
}

const css = `.\\6b {display:none} .hid{display:none} td .in .hid2{visibility:hidden} .up{vertical-align:super} #gone{opacity:0} .s{text-decoration:line-through} .pale{color:#fff} .tiny{font-size:0}
  table td > b:first-child{display:none} span[data-x="1"]{display:none} i:not(.seen){display:none} @media print{.print{display:none}} @media (max-width:600px){.narrow{display:none}} @media screen{.screen{display:none}}
  a:hover{display:none} .over{display:none !important} .out{position:absolute;left:-9999px} .clip{height:0;overflow:hidden;display:inline-block}`

describe('marked runs of a page', () => {
  it.each([
    ['sup', '447228<sup>1</sup>'],
    ['a list of notes', '447228<sup>[1]</sup>', '447228[¹]'],
    ['sub', '447228<sub>1</sub>', '447228₁'],
    ['ruby', '<ruby>447228<rp>(</rp><rt>1</rt><rp>)</rp></ruby>'],
    ['a style', '447228<span style="vertical-align: super; font-size:9px">1</span>'],
    ['a class', '447228<span class="up">1</span>'],
    ['a length', '447228<span style="vertical-align:4pt">1</span>'],
    ['a moved box', '447228<span style="position:relative;top:-5.0pt">1</span>'],
    ['Word’s own property', '447228<span style="mso-text-raise:5.0pt">1</span>'],
    ['type said to be small', '447228<small>1</small>'],
    ['type half the size', '447228<font style="font-size:8px">1</font>'],
  ])('a note raised or lowered by %s is no digit of the number', async (_, cell, text = '447228¹') => {
    expect((await cellOf(cell, css)).text).toBe(text)
  })

  it.each([
    ['s', '<s>44</s>447228'],
    ['strike', '<strike>44</strike>447228'],
    ['del', '<del>44</del>447228'],
    ['a style', '<span style="text-decoration: line-through">44</span>447228'],
    ['a longhand', '<span style="text-decoration-line:line-through">44</span>447228'],
    ['a class', '<span class="s"><b class="seen">44</b></span>447228'],
  ])('text struck out by %s keeps its stroke', async (_, cell) => {
    expect((await cellOf(cell, '.s{text-decoration:line-through}')).text).toBe('4\u03364\u0336447228')
  })

  it.each([
    ['display', '<span style="display:none">44</span>447228'],
    ['the hidden attribute', '<span hidden>44</span>447228'],
    ['visibility', '<span style="visibility:hidden">44</span>447228'],
    ['opacity', '<span style="opacity:0">44</span>447228'],
    ['size', '<span style="font-size:0">44</span>447228'],
    ['one pixel', '<span style="font-size:1px">44</span>447228'],
    ['white on white', '<font color="white">44</font>447228'],
    ['white by style', '<span style="color:rgb(255, 255, 255)">44</span>447228'],
    ['the colour of the cell', '<td bgcolor="#ffff00"><span style="color:#FF0">44</span>447228</td>'],
    ['transparency', '<span style="color:rgba(0,0,0,0)">44</span>447228'],
    ['a place outside the page', '<span style="position:absolute;left:-9999px">44</span>447228'],
    ['indent', '<span style="display:inline-block;text-indent:-999em">44</span>447228'],
    ['the size of its font', '<span style="font-size:12px;font:0/0 a">44</span>447228'],
    ['a hue without shade', '<span style="color:hsl(0, 0%, 100%)">44</span>447228'],
    ['a named colour on itself', '<span style="background:navy;color:#000080">44</span>447228'],
    ['a clear filling', '<span style="-webkit-text-fill-color:transparent">44</span>447228'],
    ['a filter', '<span style="filter:opacity(0)">44</span>447228'],
    ['an escaped class', '<span class="k">44</span>447228'],
    ['Word', '<span style="mso-hide:all">44</span>447228'],
    ['a class', '<span class="hid">44</span>447228'],
    ['a class within', '<span class="in"><span class="hid2">44</span></span>447228'],
    ['an id', '<span id="gone">44</span>447228'],
    ['a white class', '<span class="pale">44</span>447228'],
    ['a tiny class', '<span class="tiny">44</span>447228'],
    ['a place among its kin', '<b>44</b>447228'],
    ['an attribute', '<span data-x="1">44</span>447228'],
    ['what it is not', '<i>44</i>447228'],
    ['a rule of screens', '<span class="screen">44</span>447228'],
    ['an important rule', '<span class="over" style="display:inline">44</span>447228'],
    ['a class outside the page', '<span class="out">44</span>447228'],
    ['a box of no height', '<span class="clip">44</span>447228'],
  ])('text hidden by %s is no part of the number, and told', async (_, cell) => {
    expect(await cellOf(cell, css)).toMatchObject({ text: '447228', hidden: '44' })
  })

  it.each([
    ['a rule of print', '<span class="print">44</span>7228'],
    ['a rule of narrow screens', '<span class="narrow">44</span>7228'],
    ['a rule for the pointer', '<a href="#">44</a>7228'],
    ['nothing', '<span>44</span><font color="#333">72</font>28'],
    ['white on a dark cell', '<td style="background:#1f4e79 none"><font color="#fff">447228</font></td>'],
    ['white on a picture', '<td style="background:url(a.png)"><font color="#fff">447228</font></td>'],
    ['another size of type', '<span style="font-size:10.5pt">44</span><span style="font-size:12pt">7228</span>'],
    ['a number moved as a whole', '<span style="position:relative;top:2pt">447228</span>'],
    ['hidden space', '<span style="display:none">&nbsp;</span>447228'],
    ['visible again', '<span style="visibility:hidden"><span style="visibility:visible">447228</span></span>'],
  ])('%s hides nothing and marks nothing', async (_, cell) => {
    const { text, hidden } = await cellOf(cell, css)
    expect({ text, hidden }).toEqual({ text: '447228', hidden: undefined })
  })

  it.each([
    ['a variable', '<span class="k">44</span>447228', ':root{--h:none} .k{display:var(--h)}'],
    ['a variable over all of it', '<span class="k">447228</span>', '.k{visibility:var(--h)}'],
    ['a list of selectors', '<span class="k">44</span>447228', ':is(.k,.j){display:none}'],
    ['a nested rule', '<b class="p"><span class="k">44</span></b>447228', '.p{color:red;.k{display:none}}'],
    ['a rule of wide screens', '<span class="k">44</span>447228', '@media (min-width:600px){.k{display:none}}'],
    ['content that is not rendered', '<span style="content-visibility:hidden">44</span>447228', ''],
    ['an unknown colour', '<span style="color:oklch(1 0 0)">44</span>447228', ''],
    ['black behind black', '<span style="background:black">44</span>447228', ''],
    ['printed digits', '<span class="k"></span>447228', '.k::before{content:"44"}'],
  ])('what may be unseen by %s makes the cell doubtful', async (_, cell, style) => {
    expect(await cellOf(cell, style)).toMatchObject({ unsure: true })
  })

  it.each([
    ['a variable that colours all of it', '<td class="k">447228</td>', '.k{color:var(--ink)}'],
    ['a selector meant for other elements', '<span>44</span>7228', ':is(nav,.menu) .k{display:none} .m{.k{display:none}} li::before{content:"1"} span::before{content:"\\f105"}'],
    ['a selector that hides nothing', '<span>44</span>7228', ':where(span){margin:0;color:#333}'],
  ])('%s does not', async (_, cell, style) => {
    expect((await cellOf(cell, style)).unsure).toBeUndefined()
  })

  it('a label with a note is still a label, and white words are words', async () => {
    expect((await cellOf('规章<sup>1</sup>')).text).toBe('规章¹')
    expect((await cellOf('<font color="white">自然人</font>')).text).toBe('自然人')
  })

  it('digits written backwards say so', async () => {
    expect((await cellOf('<bdo dir="rtl">822744</bdo>')).text).toContain('\u202E')
  })

  it.each([
    ['br', '447228<br>430000', '447228\n430000'],
    ['blocks', '<p>447228</p><p>430000</p>', '447228\n430000'],
    ['a style', '<span style="display:block">447228</span><span style="display:block">430000</span>', '447228\n430000'],
    ['a margin', '447228<span style="margin-left:2em">430000</span>', '447228 430000'],
    ['a picture', '447228<img src="s.gif" width="9">430000', '447228 430000'],
  ])('two numbers apart by %s stay apart', async (_, cell, text) => {
    expect((await cellOf(cell)).text).toBe(text)
  })

  it('what stands in a field is read and told; an empty field is told too', async () => {
    expect(await cellOf('<input type="text" value="3001" readonly>')).toMatchObject({ text: '3001', field: true })
    expect(await cellOf('<textarea>3001</textarea>')).toMatchObject({ text: '3001', field: true })
    expect(await cellOf('<select><option>0</option><option selected>3001</option></select>')).toMatchObject({ text: '3001', field: true })
    expect(await cellOf('<input>')).toMatchObject({ text: '', field: true })
    expect(await cellOf('<input type="checkbox" value="1">3001')).toMatchObject({ text: '3001' })
    expect((await cellOf('<input type="hidden" value="1">3001')).field).toBeUndefined()
  })

  it('marks in prose change no number, and white or hidden parts of a page are read as before', async () => {
    const document = await documentOf('a.html', page('<p>共收到申请3119<sup>1</sup>件，其中<s>12</s>15件</p><div class="tab">附件</div><h1><font color="#fff">2023年</font></h1><p class="tab">甲<span class="tab">9</span></p>', '.tab{display:none}'))
    expect(paragraphs(document)).toEqual(['共收到申请3119¹件，其中1\u03362\u033615件', '附件', '2023年', '甲'])
  })
})

describe('what a page prints in ways of its own', () => {
  it.each([
    ['white without its sign', '<font color="FFFFFF">44</font>447228', ''],
    ['a background without its sign', '<td bgcolor="ffff00"><span style="color:#ff0">44</span>447228</td>', ''],
    ['a dialog that is not open', '<dialog>44</dialog>447228', ''],
    ['details that are not open', '<details><summary></summary>44</details>447228', ''],
    ['a moved box', '<span style="display:inline-block;transform:translateX(-9999px)">44</span>447228', ''],
    ['a circle of nothing', '<span style="position:absolute;clip-path:circle(0)">44</span>447228', ''],
    ['a phantom', '<math><mphantom><mn>44</mn></mphantom><mn>447228</mn></math>', ''],
    ['an annotation', '<math><semantics><mn>447228</mn><annotation>44</annotation></semantics></math>', ''],
  ])('text hidden by %s is no part of the number, and told', async (_, cell, style) => {
    expect((await cellOf(cell, style))).toMatchObject({ text: expect.stringMatching(/^447228$/), hidden: '44' })
  })

  it.each([
    ['font-variant-position', '447228<span style="font-variant-position:super">1</span>', '447228¹'],
    ['font-variant', '447228<span style="font-variant:sub">1</span>', '447228₁'],
    ['font features', '447228<span style="font-feature-settings:\'sups\' 1">1</span>', '447228¹'],
    ['a formula', '<math><msup><mn>447228</mn><mn>1</mn></msup></math>', '447228¹'],
    ['a formula below', '<math><msub><mn>447228</mn><mrow><mn>1</mn></mrow></msub></math>', '447228₁'],
  ])('a note raised or lowered by %s is no digit of the number', async (_, cell, text) => {
    expect((await cellOf(cell)).text).toBe(text)
  })

  it.each([
    ['a fraction', '<math><mfrac><mn>447</mn><mn>2</mn></mfrac></math>', ''],
    ['a root', '<math><mroot><mn>447</mn><mn>3</mn></mroot></math>', ''],
    ['a numbered list', '<ol><li>5</li></ol>', ''],
    ['a list that numbers nothing', '<ol start="5"><li></li></ol>', ''],
    ['a counter', '<span class="k"></span>447', '.k::before{content:counter(n)}'],
    ['an attribute', '<span class="k" data-n="4"></span>47', '.k::before{content:attr(data-n)}'],
    ['a small picture within', '44<img src="7.gif" width="9" height="14">', ''],
    ['a font of pictures', '44<font face="Wingdings">7</font>', ''],
    ['a style’s font of pictures', '44<span style="font-family:\'Wingdings 2\'">7</span>', ''],
    ['a reversed row', '<div style="display:flex;flex-direction:row-reverse"><span>4</span><span>7</span></div>', ''],
    ['a mirror', '<span style="display:inline-block;transform:scaleX(-1)">47</span>', ''],
    ['half a turn', '<span style="display:inline-block;transform:rotate(180deg)">69</span>', ''],
    ['type set over itself', '<span style="letter-spacing:-1em">44</span>7', ''],
    ['dots in place of letters', '<span style="-webkit-text-security:disc">44</span>7', ''],
  ])('%s makes the cell doubtful', async (_, cell, style) => {
    expect(await cellOf(cell, style)).toMatchObject({ unsure: true })
  })

  it.each([
    ['a list without numbers', '<ul><li>5</li></ul>', '5'],
    ['a numbered list that shows none', '<ol style="list-style:none"><li>5</li></ol>', '5'],
    ['a spacer', '447<img src="s.gif" width="1" height="1">', '447'],
    ['open details', '<details open><summary></summary>447</details>', '447'],
    ['a font', '<font face="宋体" color="000000">447</font>', '447'],
    ['a small shift', '<span style="display:inline-block;transform:translateY(1px)">447</span>', '447'],
    ['tight type', '<span style="letter-spacing:-0.5px">447</span>', '447'],
    ['a template', '<template>9</template>447<noscript>9</noscript>', '447'],
  ])('%s changes nothing', async (_, cell, text) => {
    const { text: read, unsure, hidden } = await cellOf(cell)
    expect({ read, unsure, hidden }).toEqual({ read: text, unsure: undefined, hidden: undefined })
  })

  it('a picture beside a number is told of the cell', async () => {
    expect(await cellOf('44<img src="7.png" alt="7">')).toMatchObject({ picture: true })
  })

  it.each([
    ['col', '<col><col style="visibility:collapse"><col>'],
    ['a class', '<col><col class="off"><col>'],
    ['colgroup', '<colgroup></colgroup><colgroup span="1" style="visibility:collapse"></colgroup>'],
    ['a span', '<colgroup><col span="1"><col span="2" style="visibility:hidden;visibility:collapse"></colgroup>'],
  ])('a column collapsed by %s keeps its numbers, told', async (_, columns) => {
    const { cells } = grids(await documentOf('a.html', page(`<table>${columns}<tr><td>规章</td><td>5</td></tr><tr><td>许可</td><td>7</td></tr></table>`, '.off{visibility:collapse}')))[0]!
    expect(cells.map(({ text, folded }) => [text, folded])).toEqual([['规章', undefined], ['5', true], ['许可', undefined], ['7', true]])
  })

  it.each([
    ['linked', '<link rel="stylesheet" href="/css/a.css">'],
    ['imported', '<style>@import url("a.css");</style>'],
    ['linked by turns', '<link rel="Stylesheet" href="a.css" media="all"><link rel="stylesheet" href="b.css">'],
  ])('style sheets %s and not in the file are told', async (_, head) => {
    const { notes } = await documentOf('a.html', `<html><head><meta charset="utf-8">${head}</head><body>${table('5')}</body></html>`)
    expect(notes.map(({ code }) => code)).toEqual(['styles-elsewhere'])
  })

  it('those for print, icons and those within the file are not', async () => {
    const within = `<link rel="stylesheet" href="data:text/css,${encodeURIComponent('.k{display:none}')}">`
    const document = await documentOf('a.html', `<html><head><meta charset="utf-8"><link rel="icon" href="a.ico"><link rel="stylesheet" media="print" href="p.css"><link rel="alternate stylesheet" href="b.css">${within}</head><body>${table('<b class="k">44</b>5')}</body></html>`)
    expect(document.notes.filter(({ code }) => code === 'styles-elsewhere')).toEqual([])
    expect(grids(document)[0]!.cells[4]).toMatchObject({ text: '5', hidden: '44' })
  })
})
