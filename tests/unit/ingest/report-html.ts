import { appealPaths, appealResults, applicationColumns, applicationRowKeys, applicationRows, outcomeGroups } from '@/reports'

export interface HtmlReport {
  agency?: string
  year?: number
  /** Text of a cell of section 3 by `row.column`; 0 otherwise. */
  cells?: Record<string, string>
  /** Without the tables of the three statistical sections. */
  withoutTables?: boolean
  scripts?: boolean
}

const heading = (text: string): string => `<h2>${text}</h2>`

function proactive(): string {
  const row = (...cells: string[]): string => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
  const wide = (text: string, span: number): string => `<tr><td colspan="${span}">${text}</td></tr>`
  const one = (label: string): string => `<tr><td>${label}</td><td colspan="3">0</td></tr>`
  return `<table>${wide('第二十条第（一）项', 4)}${row('信息内容', '本年制发件数', '本年废止件数', '现行有效件数')}${row('规章', '0', '0', '0')}${row('行政规范性文件', '1', '0', '4')}
${wide('第二十条第（五）项', 4)}<tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>${one('行政许可')}
${wide('第二十条第（六）项', 4)}<tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>${one('行政处罚')}${one('行政强制')}
${wide('第二十条第（八）项', 4)}<tr><td>信息内容</td><td colspan="3">本年收费金额（单位：万元）</td></tr>${one('行政事业性收费')}</table>`
}

function applications(cells: Record<string, string>): string {
  const rows = applicationRowKeys('2021').map(key => applicationRows.find(row => row.key === key)!)
  const head = `<tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>
<tr>${applicationColumns.slice(1, 6).map(({ label }) => `<td>${label}</td>`).join('')}</tr>`
  const outcomes = rows.filter(row => !['received', 'carriedIn', 'carriedOut'].includes(row.key))
  const seen = new Set<string>()
  const body = rows.map((row) => {
    const numbers = applicationColumns.map(column => `<td>${cells[`${row.key}.${column.key}`] ?? '0'}</td>`).join('')
    if (!outcomes.includes(row))
      return `<tr><td colspan="3">${row.label}</td>${numbers}</tr>`
    const lead = row === outcomes[0] ? `<td rowspan="${outcomes.length}">三、本年度办理结果</td>` : ''
    if (row.group === null)
      return `<tr>${lead}<td colspan="2">${row.label}</td>${numbers}</tr>`
    const group = outcomeGroups.find(({ key }) => key === row.group)!
    const first = !seen.has(row.group)
    seen.add(row.group)
    return `<tr>${first ? `<td rowspan="${outcomes.filter(({ group }) => group === row.group).length}">${group.label}</td>` : ''}<td>${row.label}</td>${numbers}</tr>`
  })
  return `<table>${head}${body.join('')}</table>`
}

function appeals(): string {
  const results = appealResults.map(({ label }) => `<td rowspan="1">${label}</td>`).join('')
  return `<table><tr><td colspan="5" rowspan="2">行政复议</td><td colspan="10">行政诉讼</td></tr><tr><td colspan="5">${appealPaths[1]!.label}</td><td colspan="5">${appealPaths[2]!.label}</td></tr>
<tr>${results.repeat(3)}</tr><tr>${'<td>0</td>'.repeat(15)}</tr></table>`
}

/** A web page with a report in the 2021 form, as a government site prints it. */
export function reportHtml({ agency = '临江县教育局', year = 2023, cells = {}, withoutTables = false, scripts = false }: HtmlReport = {}): string {
  const title = `${agency}${year}年政府信息公开工作年度报告`
  const table = (html: string): string => withoutTables ? '' : html
  return `<html><head><meta charset="utf-8"><title>${title}</title>${scripts ? '<script>document.write("<table><tr><td>99</td></tr></table>")</script>' : ''}</head><body>
<h1>${title}</h1>
${heading('一、总体情况')}<p>${year}年，本局认真贯彻落实《中华人民共和国政府信息公开条例》。</p>${scripts ? '<script>fetch("https://example.invalid")</script><p onclick="steal()">全年主动公开政府信息。</p>' : ''}
${heading('二、主动公开政府信息情况')}${table(proactive())}
${heading('三、收到和处理政府信息公开申请情况')}${table(applications(cells))}
${heading('四、政府信息公开行政复议、行政诉讼情况')}${table(appeals())}
${heading('五、存在的主要问题及改进情况')}<p>公开的及时性有待提高。</p>
${heading('六、其他需要报告的事项')}<p>本年度未收取信息处理费。</p>
</body></html>`
}

/** What another office publishes: numbers and headings, and no report. */
export const budgetHtml = `<html><head><meta charset="utf-8"><title>临江县教育局2023年度部门预算公开</title></head><body><h1>临江县教育局2023年度部门预算</h1>
<h2>一、部门概况</h2><p>主要职责：贯彻教育方针。</p><h2>二、收支总体情况</h2>
<table><tr><td>项目</td><td>预算数（万元）</td></tr><tr><td>一般公共预算财政拨款</td><td>1,234.50</td></tr><tr><td>行政事业性收费</td><td>12</td></tr><tr><td>总计</td><td>1,246.50</td></tr></table>
<h2>三、名词解释</h2><p>基本支出：保障机构正常运转的支出。</p></body></html>`
