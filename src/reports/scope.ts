import type { Claim, Reading, Scope } from './report'
import type { Line } from './title'
import type { RecognizedTables } from '@/tables'
import { parseName } from './agencies/names'
import { compact, halfWidth } from './normal'
import { proseLines } from './prose'

interface Evidence { scope: Scope, text: string, line: Line, number: number | null, strong: boolean }

const whole = '(?:全[市区县省州旗盟]|各级(?:行政)?机关|各级(?:人民)?政府|[省市区县州旗本]?级?(?:人民)?政府(?:本级)?[及和与][其市区县省]?(?:所属|各|组成|工作)*(?:部门|单位)|各(?:部门|单位|地区|镇|乡镇|街道)[^，。；]{0,12})'
const alone = '(?:本机关|本单位|我办|我室|本办|我厅|办公[室厅](?:本级)?|政府办|府办|本级机关|机关本级)'
const applied = '(?:收到|受理|新收|收办|接收|办理|处理|答复|承办)'
const count = '([\\d,，]+)余?[件条宗份项]'
const rules: readonly { scope: Scope, strong: boolean, pattern: RegExp }[] = [
  { scope: 'consolidated', strong: true, pattern: new RegExp(`${whole}[^。；]{0,24}?${applied}[^。；]{0,30}?申请[^。；\\d]{0,12}${count}`, 'g') },
  { scope: 'consolidated', strong: true, pattern: new RegExp(`${whole}[^。；]{0,16}?${applied}[^。；\\d]{0,8}${count}[^。；]{0,16}申请`, 'g') },
  { scope: 'consolidated', strong: true, pattern: /(?:数据|统计|报告)[^。；]{0,20}(?:包[含括]|涵盖|汇总)[^。；]{0,20}(?:部门|乡镇|街道|各级|所属|单位)/g },
  { scope: 'consolidated', strong: false, pattern: new RegExp(`${whole}[^。；]{0,24}(?:${applied}[^。；]{0,20}申请|主动公开)`, 'g') },
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
function tableCounts({ applications }: RecognizedTables): number[] {
  const received = applications?.cells.get('applications.received.total')?.value ?? null
  const carriedIn = applications?.cells.get('applications.carriedIn.total')?.value ?? null
  return received === null ? [] : [received, received + (carriedIn ?? 0)]
}

/** The scope the stronger evidence tells: a number the table repeats, then a statement with a number, then any mention; null when it contradicts itself or is missing. */
function weigh(evidence: readonly Evidence[], counts: readonly number[]): { scope: Scope | null, clear: boolean } {
  const tiers = [
    evidence.filter(({ number }) => number !== null && counts.includes(number)),
    evidence.filter(({ strong }) => strong),
    evidence,
  ]
  const rank = tiers.findIndex(tier => tier.length > 0)
  const scopes = new Set(tiers[rank]?.map(({ scope }) => scope))
  const contradicted = rank > 0 && counts.length > 0 && tiers[rank]!.every(({ number }) => number !== null)
  return scopes.size === 1 ? { scope: [...scopes][0]!, clear: rank < 2 && !contradicted } : { scope: null, clear: false }
}

const regional = new Set(['government', 'office', 'zone'])

/**
 * Whether the numbers are the issuer's own or the sum of all its units. Only a government, its office or a functional area's committee
 * can publish a sum; a department's report is its own. A government's report without a word on it is taken for the sum, and says so.
 */
export function claimScope(tables: RecognizedTables, agency: string | null): Claim<Scope> {
  const evidence = evidenceIn(proseLines(tables))
  const readings = evidence.map(({ scope, text, line }): Reading<Scope> => ({ value: scope, from: 'prose', text, place: line.place }))
  if (agency === null)
    return { value: 'unit', certain: false, readings, doubt: '不知道是哪个机构的年报，暂按本单位口径' }
  const parsed = parseName(agency)
  if (!regional.has(parsed.type))
    return { value: 'unit', certain: true, readings: readings.filter(({ value }) => value === 'unit'), doubt: null }
  const { scope, clear } = weigh(evidence, tableCounts(tables))
  if (scope !== null && clear)
    return { value: scope, certain: true, readings: readings.filter(({ value }) => value === scope), doubt: null }
  const assumed = scope ?? (parsed.type === 'government' ? 'consolidated' : 'unit')
  const why = scope !== null ? '正文的说法不能与表中数字对上' : evidence.length > 0 ? '正文的说法互相矛盾' : '正文没有说明'
  return { value: assumed, certain: false, readings, doubt: `${why}数字是全地区汇总还是本机关自身，暂按${assumed === 'consolidated' ? '汇总' : '本单位'}口径，请核对` }
}
