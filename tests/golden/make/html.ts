import type { Draft } from './figures'
import type { Piece } from './story'
import type { Table } from '../../../datasets/render/grid'

export type HtmlShape = 'clean' | 'word' | 'site'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Word saves every run of one script in an element of its own, and splits runs where somebody once edited. */
function runs(text: string): string {
  return (text.match(/[\d,.+]+|[^\d,.+]{1,9}/g) ?? []).map(run => /\d/.test(run)
    ? `<span lang=EN-US style='font-family:仿宋'>${run.length > 2 ? `${run.slice(0, 1)}</span><span lang=EN-US>${run.slice(1)}` : run}</span>`
    : `<font face="仿宋">${escaped(run).replaceAll('\n', '<br>')}</font>`).join('')
}

interface Markup { text: (text: string) => string, heading: (text: string) => string, title: (text: string) => string, cell: (text: string) => string, open: string }
const clean: Markup = {
  title: text => `<h1>${escaped(text)}</h1>`,
  heading: text => `<h2>${escaped(text)}</h2>`,
  text: text => `<p>　　${escaped(text)}</p>`,
  cell: text => escaped(text).replaceAll('\n', '<br>'),
  open: '<table border="1">',
}
const markups: Record<HtmlShape, Markup> = {
  clean,
  site: {
    ...clean,
    title: text => `<p style="text-align:center"><strong>${escaped(text)}</strong></p>`,
    heading: text => `<p style="text-align:justify"><span style="font-size:16pt"><strong>${escaped(text)}</strong></span></p>`,
    cell: text => text === '' ? '<p>&nbsp;</p>' : `<p>${clean.cell(text)}</p>`,
    open: '<table cellspacing="0" border="1" style="width:100%"><colgroup><col width="8%"></colgroup>',
  },
  word: {
    title: text => `<p class=MsoTitle align=center>${runs(text)}</p>`,
    heading: text => `<p class=MsoNormal><b>${runs(text)}</b></p>`,
    text: text => `<p class=MsoNormal style='text-indent:32.0pt'>${runs(text)}</p>`,
    cell: text => `<p class=MsoNormal align=center>${text === '' ? '<o:p>&nbsp;</o:p>' : runs(text)}</p>`,
    open: '<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>',
  },
}

function tableHtml(table: Table, { open, cell }: Markup): string {
  const rows = table.map(row => `<tr>${row.map(({ text, colspan, rowspan }) =>
    `<td${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}>${cell(text)}</td>`).join('')}</tr>`)
  return `${open}\n${rows.join('\n')}\n</table>`
}

function frame({ agency, year }: Draft, title: string, inner: string): string {
  return `<div class="header"><ul class="nav"><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li><li><a href="#">办事服务</a></li><li><a href="#">互动交流</a></li></ul></div>
<div class="position">您现在的位置：<a href="#">首页</a> &gt; <a href="#">政府信息公开</a> &gt; <a href="#">年度报告</a></div>
<table class="xxgk"><tr><td>名称</td><td colspan="3">${title}</td></tr><tr><td>索引号</td><td>00${year}-08-${year + 1}-00012</td><td>发布机构</td><td>${agency}</td></tr><tr><td>发文日期</td><td>${year + 1}-01-22</td><td>文号</td><td></td></tr></table>
<div class="tools">字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>] 浏览次数：<span id="hits">1207</span></div>
<div id="zoom" class="TRS_Editor">
${inner}
</div>
<div class="footer">主办单位：虚构示例网站 备案号：示例ICP备00000000号</div>`
}

/** A page in `shape`; `nested` puts the body into a cell of a table that lays out the page. */
export function toHtml(draft: Draft, pieces: readonly Piece[], shape: HtmlShape, { charset = 'utf-8', nested = false, style = '' } = {}): string {
  const markup = markups[shape]
  const inner = pieces.map(piece => piece.kind === 'table' ? tableHtml(piece.cells, markup) : piece.kind === 'note' ? `<p align="right">${piece.text}</p>` : markup[piece.kind](piece.text)).join('\n')
  const body = nested ? `<table width="960"><tr><td width="200"><ul><li>机构概况</li><li>政策文件</li></ul></td><td>\n${inner}\n</td></tr></table>` : inner
  const title = pieces.filter(({ kind }) => kind === 'title').map(piece => 'text' in piece ? piece.text : '').join('')
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${title}${shape === 'site' ? '_云川市人民政府' : ''}</title>${style === '' ? '' : `<style>${style}</style>`}</head>
<body>
${shape === 'site' ? frame(draft, title, body) : body}
</body></html>
`
}

/** The page as a browser saves it: one MIME part, base64 or quoted-printable. */
export function toMht(html: string, encoding: 'base64' | 'quoted-printable'): string {
  const bytes = Buffer.from(html, 'utf8')
  const body = encoding === 'base64'
    ? bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
    : quotedPrintable(bytes)
  return ['From: <Saved by Blink>', 'Subject: report', 'MIME-Version: 1.0', 'Content-Type: multipart/related; type="text/html"; boundary="----golden----"', '', '', '------golden----', 'Content-Type: text/html; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`, 'Content-Location: http://example.invalid/report.html', '', body, '------golden------', ''].join('\r\n')
}

function quotedPrintable(bytes: Uint8Array): string {
  const lines: string[] = ['']
  for (const byte of bytes) {
    if (byte === 10) {
      lines.push('')
      continue
    }
    const text = byte > 126 || byte < 32 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)
    if (lines.at(-1)!.length + text.length > 75) {
      lines[lines.length - 1] += '='
      lines.push('')
    }
    lines[lines.length - 1] += text
  }
  return lines.map(line => line.replace(/ $/, '=20')).join('\r\n')
}
