import type { Layouted } from './document'
import type { Table } from './grid'
import type { Encoding, Shape } from './style'

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Word saves every run of one script in an element of its own. */
function runs(text: string): string {
  return (text.match(/[\d,.+]+|[^\d,.+]+/g) ?? []).map(run => /\d/.test(run)
    ? `<span lang=EN-US style='font-family:仿宋'>${escape(run)}</span>`
    : `<font face="仿宋">${escape(run)}</font>`).join('')
}

interface Markup {
  heading: (text: string) => string
  paragraph: (text: string) => string
  cell: (text: string) => string
  table: string
}

const plain: Markup = {
  heading: text => `<h2>${escape(text)}</h2>`,
  paragraph: text => `<p>&#12288;&#12288;${escape(text)}</p>`,
  cell: escape,
  table: '<table border="1">',
}
const site: Markup = {
  ...plain,
  heading: text => `<p style="text-align:justify"><strong>${escape(text)}</strong></p>`,
  table: '<table cellspacing="0" border="1" style="width:100%">',
}
const word: Markup = {
  heading: text => `<p class=MsoNormal><b>${runs(text)}</b></p>`,
  paragraph: text => `<p class=MsoNormal style='text-indent:32.0pt'>${runs(text)}</p>`,
  cell: text => `<p class=MsoNormal align=center>${text === '' ? '<o:p>&nbsp;</o:p>' : runs(text)}</p>`,
  table: '<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>',
}
const markups = { page: plain, site, word }

function tableHtml(table: Table, { cell, table: open }: Markup): string {
  const rows = table.map(row => `<tr>${row.map(({ text, colspan, rowspan }) =>
    `<td${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}>${cell(text)}</td>`).join('')}</tr>`)
  return `${open}\n${rows.join('\n')}\n</table>`
}

function body(report: Layouted, markup: Markup): string {
  return report.sections.flatMap(({ heading, paragraphs, table, picture }) => [
    markup.heading(heading),
    ...paragraphs.map(markup.paragraph),
    ...(table === null ? [] : [tableHtml(table, markup)]),
    ...(picture ? ['<p><img src="table.png" alt=""></p>'] : []),
  ]).join('\n')
}

/** The frame of a government site: menu, path, metadata table, body, footer. */
function sitePage(report: Layouted, inner: string): string {
  return `<div class="header"><ul class="nav"><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li><li><a href="#">办事服务</a></li><li><a href="#">互动交流</a></li></ul></div>
<div class="position">您现在的位置：<a href="#">首页</a> &gt; <a href="#">政府信息公开年报</a></div>
<table class="xxgk"><tr><td>名称</td><td colspan="3">${escape(report.title)}</td></tr><tr><td>索引号</td><td>YC000/${report.year + 1}-00001</td><td>发布机构</td><td>${escape(report.publisher)}</td></tr><tr><td>发文日期</td><td>${report.year + 1}-01-18</td><td>文号</td><td></td></tr></table>
<h1 class="title">${escape(report.title)}</h1>
<div class="tools">字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>] <a href="#">打印</a></div>
<div id="zoom" class="TRS_Editor">
${inner}
</div>
<div class="footer">虚构示例网站，仅供试用年报台</div>`
}

/** The report as a web page declaring `encoding`. */
export function toHtml(report: Layouted, shape: Shape & keyof typeof markups, encoding: Encoding): string {
  const inner = body(report, markups[shape])
  const charset = encoding === 'utf-8' ? 'utf-8' : 'gb2312'
  const content = shape === 'site' ? sitePage(report, inner) : `${shape === 'word' ? `<p class=MsoTitle align=center>${runs(report.title)}</p>` : `<h1>${escape(report.title)}</h1>`}\n${inner}`
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${escape(report.title)}</title></head>
<body>
${content}
</body></html>
`
}
