import type { ParsedName } from './agencies/names'
import type { Extracted, Reading } from './extracted'
import type { Line } from './title'
import type { IssuerKind, Scope } from './words'
import type { RecognizedTables } from '@/tables'
import { recordLanguage } from '@/language'
import { parseName } from './agencies/names'
import { unsure } from './extracted'
import { compact, halfWidth } from './normal'
import { proseLines } from './prose'
import { issuers } from './words'

interface Evidence { scope: Scope, text: string, line: Line, number: number | null, strong: boolean }

const whole = '(?:[全本]系统|全[市区县省州旗盟]|各级(?:行政)?机关|各级(?:人民)?政府|[省市区县州旗本]?级?(?:人民)?政府(?:本级)?[及和与][其市区县省]?(?:所属|各|组成|工作)*(?:部门|单位)|各(?:部门|单位|地区|镇|乡镇|街道)[^，。；]{0,12})'
const alone = '(?:本机关|本单位|我办|我室|本办|我厅|办公[室厅](?:本级)?|政府办|府办|本级机关|机关本级)'
const applied = '(?:收到|受理|新收|收办|接收|办理|处理|答复|承办)'
const count = '([\\d,，]+)余?[件条宗份项]'
const rules: readonly { scope: Scope, strong: boolean, pattern: RegExp }[] = [
  { scope: 'consolidated', strong: true, pattern: new RegExp(`${whole}[^。；]{0,24}?${applied}[^。；]{0,30}?申请[^。；\\d]{0,12}${count}`, 'g') },
  { scope: 'consolidated', strong: true, pattern: new RegExp(`${whole}[^。；]{0,16}?${applied}[^。；\\d]{0,8}${count}[^。；]{0,16}申请`, 'g') },
  { scope: 'consolidated', strong: true, pattern: /(?:数据|统计|报告)[^。；]{0,20}(?:包[含括]|涵盖|汇总)[^。；]{0,20}(?:部门|乡镇|街道|各级|所属|单位)/g },
  { scope: 'consolidated', strong: false, pattern: new RegExp(`${whole}[^。；]{0,24}${applied}[^。；]{0,20}申请`, 'g') },
  { scope: 'unit', strong: true, pattern: new RegExp(`${alone}[^，。；]{0,16}${applied}[^。；]{0,30}?申请[^。；\\d]{0,12}${count}`, 'g') },
  { scope: 'unit', strong: true, pattern: /(?:不含|不包括|不包含|未包括)[^。；]{0,16}(?:部门|乡镇|街道|所属|单位)/g },
  { scope: 'unit', strong: false, pattern: new RegExp(`${alone}[^，。；]{0,16}${applied}[^。；]{0,20}申请`, 'g') },
]

function evidenceIn(lines: readonly Line[]): Evidence[] {
  return lines.flatMap((line) => {
    const text = halfWidth(compact(line.text))
    return rules.flatMap(({ scope, strong, pattern }) => [...text.matchAll(pattern)]
      .filter(match => !(scope === 'unit' ? /(?:其中|指导|督促|协助)[^。；]{0,6}$/ : /(?:指导|督促|协助|协调|要求|组织)[^。；]{0,6}$/).test(text.slice(0, match.index)))
      .map(match => ({ scope, strong, text: match[0], line, number: match[1] === undefined ? null : Number(match[1].replace(/[,，]/g, '')) })))
  })
}

/** Applications the table counts: new ones, and new ones with those carried in. */
function tableCounts({ tables: { applications } }: RecognizedTables): number[] {
  const received = applications?.cells.get('applications.received.total')?.value ?? null
  const carriedIn = applications?.cells.get('applications.carriedIn.total')?.value ?? null
  return received === null ? [] : [received, received + (carriedIn ?? 0)]
}

/** The scope the stronger evidence tells: a number the table repeats, then a statement with a number, then any mention; null when it contradicts itself or is missing. */
function weigh(evidence: readonly Evidence[], counts: readonly number[]): { scope: Scope | null, clear: boolean, contradicted: boolean } {
  const tiers = [
    evidence.filter(({ number }) => number !== null && counts.includes(number)),
    evidence.filter(({ strong }) => strong),
    evidence,
  ]
  const rank = tiers.findIndex(tier => tier.length > 0)
  const scopes = new Set(tiers[rank]?.map(({ scope }) => scope))
  const contradicted = rank > 0 && counts.length > 0 && tiers[rank]!.every(({ number }) => number !== null)
  return scopes.size === 1 ? { scope: [...scopes][0]!, clear: rank < 2 && !contradicted, contradicted } : { scope: null, clear: false, contradicted: rank >= 0 }
}

/** What the notices say of an issuer whose report may be either: its kind and the scope its report has; null for one whose report is its own. */
function presumed({ type, zone, stem }: ParsedName): { scope: Scope, kind: IssuerKind } | null {
  if (type === 'government' || (zone !== null && stem === '管理委员会'))
    return { scope: 'consolidated', kind: type === 'government' ? 'government' : 'committee' }
  return type === 'office' || type === 'zone' ? { scope: 'unit', kind: type === 'office' ? 'office' : 'committeeOffice' } : null
}

/** The statement by which a department's numbers are those of more than itself: of its whole system, or the number of the whole place that the table repeats. */
function ofWholeSystem(evidence: readonly Evidence[], counts: readonly number[]): Evidence | undefined {
  const repeats = ({ number }: Evidence): boolean => number !== null && counts.includes(number)
  if (evidence.some(item => item.scope === 'unit' && repeats(item)))
    return undefined
  return evidence.find(({ scope, strong, text, number }) => scope === 'consolidated' && strong
    && (text.includes('系统') ? number === null || counts.length === 0 || counts.includes(number) : number === null ? /所属|各级/.test(text) : number > 0 && counts.includes(number)))
}

/**
 * Whether the numbers are the issuer's own or the sum of all its units. Where the prose does not say, it is what the notices say of such an issuer
 * (`assumed`): a government's or a zone's report is the sum, its office's and every other organ's its own. Only prose that disagrees is a doubt.
 */
export function extractScope(tables: RecognizedTables, agency: string | null): Extracted<Scope> {
  const evidence = evidenceIn(proseLines(tables))
  const readings = evidence.map(({ scope, text, line }): Reading<Scope> => ({ value: scope, from: 'prose', text, place: line.place }))
  if (agency === null)
    return { value: 'unit', certain: false, readings, ...unsure('scopeWithoutAgency') }
  const parsed = parseName(agency)
  const counts = tableCounts(tables)
  const rule = presumed(parsed)
  if (rule === null) {
    const system = parsed.township === null ? ofWholeSystem(evidence, counts) : undefined
    return system ? { value: 'unit', certain: false, readings, ...unsure('scopeOfSystem', { text: system.text }) } : { value: 'unit', certain: true, readings: readings.filter(({ value }) => value === 'unit'), doubt: null }
  }
  const { scope, clear, contradicted } = weigh(evidence, counts)
  const agreeing = readings.filter(({ value }) => value === scope)
  if (scope !== null && clear)
    return { value: scope, certain: true, readings: agreeing, doubt: null }
  if (!contradicted && (scope === null || scope === rule.scope))
    return { value: rule.scope, certain: true, readings: agreeing, doubt: null, assumed: issuers[recordLanguage][rule.kind] }
  const value = scope ?? rule.scope
  const why = scope === null ? 'scopeBoth' : contradicted ? 'scopeCount' : 'scopeAgainst'
  return { value, certain: false, readings, ...unsure(why, { scope: value, ...why === 'scopeAgainst' && { issuer: rule.kind, presumed: rule.scope } }) }
}
