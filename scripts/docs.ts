/** The pages of `docs/` that are written from the code: `npm run docs` writes them, `tests/unit/docs.test.ts` fails when one has drifted. */
import type { Comparability, Metric } from '@/metrics'
import { readFileSync } from 'node:fs'
import { rules } from '@/checks'
import { lowCount, metrics } from '@/metrics'
import { stages } from '../stages'
import { formPage } from './docs-form'

const note = (source: string): string => `<!-- Written by \`npm run docs\` from ${source}. -->`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Whether `from` reaches `to` by importing some other stage first. */
function reaches(from: string, to: string): boolean {
  return stages[from]!.imports.some(next => next !== to && (stages[next]!.imports.includes(to) || reaches(next, to)))
}

/** The stages as a graph that GitHub draws. An import that goes without saying, through another stage, is left out; dotted: types only. */
function picture(): string {
  const arrows = Object.entries(stages).flatMap(([name, { imports, types = [] }]) => [
    ...imports.filter(other => !reaches(name, other)).map(other => `  ${other} --> ${name}`),
    ...types.map(other => `  ${other} -.-> ${name}`),
  ])
  return ['```mermaid', 'flowchart LR', ...Object.keys(stages).map(name => `  ${name}`), ...arrows, '```'].join('\n')
}

const list = (names: readonly string[] = []): string => names.map(name => `\`${name}\``).join(' ')

function stageTable(): string {
  return table(['stage', 'what it does', 'imports', 'types only', 'alone owns'], Object.entries(stages).map(([name, { does, imports, types, vendors }]) =>
    [`\`src/${name}\``, does, list(imports), list(types), list(vendors)]))
}

const begin = note('stages.ts')
const end = '<!-- End of what is written. -->'

/** The page on architecture with picture and table anew; the prose around them is a person's. */
function architecture(page: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error('docs/architecture.md has lost the marks between which the stages are written.')
  return `${before}${begin}\n\n${picture()}\n\n${stageTable()}\n\n${end}${after}`
}

const comparable: Record<Comparability, string> = {
  same: '同一含义 same',
  relabelled: '改了名称，图上标出 relabelled, the break is shown',
  form2021: '2021 年表样才有 since the form of 2021',
}
const units: Record<Metric['unit'], string> = { count: '件 cases', rate: '% share', money: '万元 10,000 yuan' }
const columns = (side: Metric['numerator'] | null): string => side === null ? '' : side === 'agencies' ? '单位 agencies' : list(side)

function metricsPage(): string {
  return `${note('src/metrics/catalog.ts')}

# Metrics 指标

Every figure the app shows, once: what it means, what it adds up. A rate of a group is Σ numerator ÷ Σ denominator, never a mean of rates. A mark counts
as 0, a blank only where the form's sums hold with it as 0; a report with any other gap in a rate's cells is in neither part of it, and the figure says how many. A rate with fewer than ${lowCount} cases behind it is marked and not ranked. Columns are those of \`report_wide\`; a minus takes one off.

${table(['metric', 'name', 'formula', 'unit', 'numerator', 'denominator', 'across 2021'], metrics.map(({ key, name, nameEn, formula, formulaEn, unit, numerator, denominator, comparability }) =>
  [`\`${key}\``, `${name} ${nameEn}`, `${formula} ${formulaEn}`, units[unit], columns(numerator), columns(denominator), comparable[comparability]]))}
`
}

const severities = { error: '错误 error', warning: '提醒 warning', info: '提示 info' }

function checksPage(): string {
  return `${note('src/checks')}

# Checks 核验规则

Every rule, in the order findings are listed, in its own words. Tolerance is 0; what was published is never changed, only pointed out.

${table(['rule', 'name', 'severity', '说明', 'what is compared'], rules.map(({ id, severity, words }) =>
  [`\`${id}\``, `${words['zh-CN'].name} ${words.en.name}`, severities[severity], words['zh-CN'].explanation, words.en.explanation]))}
`
}

/** Each page of `docs/` that is written, as it should be now. */
export const pages: Readonly<Record<string, () => string>> = {
  'architecture.md': () => architecture(readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8')),
  'metrics.md': metricsPage,
  'checks.md': checksPage,
  'form.md': () => `${note('src/forms')}\n\n${formPage(table)}`,
}
