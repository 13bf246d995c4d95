import type { YearValue } from '../sentence'
import type { TableColumn, TableTwin } from '../table'
import type { Locale } from '../types'
import type { Breakdown, Cell, Group } from './data'
import { lastBreak } from '../axes'
import { flowOf } from '../custom/flow'
import { flowSentence, flowTable } from '../custom/flow-reading'
import { numbersOf } from '../numbers'
import { coursesSentence } from '../sentence'
import { wordsOf } from '../words'
import { lookUp, overYears, sorted, yearsAcross } from './data'
import { wilson } from './interval'
import { byTotal } from './models'

/** The numbers of a breakdown: one dimension with all that stands behind each, or two with the values alone and the totals SQL made. */
export function breakdownTable(given: Breakdown, locale: Locale): TableTwin {
  if (given.first.dimension === 'flow')
    return flowTable(flowOf(given, locale), locale)
  const word = wordsOf(locale)
  const unit = numbersOf(locale).unit(given.unit)
  const valueLabel = (name: string): string => locale === 'en' ? `${name} (${unit})` : `${name}（${unit}）`
  const data = given.second?.dimension === 'part' ? given : yearsAcross(given)
  const at = lookUp(data)
  const head: TableColumn = { key: 'first', label: data.first.name, kind: data.first.dimension === 'year' ? 'year' : 'text' }
  if (data.second) {
    const groups = data.first.dimension === 'year' ? data.first.groups : byTotal(data)
    const whole = data.second.dimension !== 'part' && data.cells.some(({ second }) => second === null)
    return {
      columns: [
        head,
        ...data.second.groups.map(({ key, name }): TableColumn => ({ key: `at ${key}`, label: valueLabel(name), kind: data.unit })),
        ...(whole ? [{ key: 'together', label: valueLabel(word.together), kind: data.unit }] : []),
      ],
      rows: groups.map(group => ({
        first: data.first.dimension === 'year' ? Number(group.key) : group.name,
        ...Object.fromEntries(data.second!.groups.map(({ key }) => [`at ${key}`, at(group.key, key)?.value ?? null])),
        ...(whole && { together: at(group.key, null)?.value ?? null }),
      })),
    }
  }
  const rate = data.unit === 'rate'
  const timed = data.first.dimension === 'year'
  const rows: { group: Group, cell: Cell | undefined }[] = timed
    ? overYears(data).years.map(year => ({ group: { key: String(year), name: String(year) }, cell: at(String(year), null) }))
    : sorted(data)
  return {
    columns: [
      head,
      { key: 'value', label: valueLabel(data.name), kind: data.unit },
      ...(rate
        ? [
            { key: 'numerator', label: word.numeratorColumn, kind: 'count' as const },
            { key: 'denominator', label: word.denominatorColumn, kind: 'count' as const },
          ]
        : []),
      ...(data.proportion
        ? [
            { key: 'low', label: word.lowEnd, kind: 'rate' as const },
            { key: 'high', label: word.highEnd, kind: 'rate' as const },
          ]
        : []),
      { key: 'reports', label: word.reportsColumn, kind: 'count' },
      { key: 'gaps', label: word.gapsColumn, kind: 'count' },
      ...(rate ? [{ key: 'leftOut', label: word.leftOutColumn, kind: 'count' as const }] : []),
      ...(rate ? [{ key: 'note', label: word.noteColumn, kind: 'text' as const }] : []),
    ],
    keys: rows.map(({ group }) => group.key),
    rows: rows.map(({ group, cell }) => {
      const interval = data.proportion && cell ? wilson(cell.numerator, cell.denominator) : null
      return {
        first: timed ? Number(group.key) : group.name,
        value: cell?.value ?? null,
        numerator: cell?.numerator ?? null,
        denominator: cell?.denominator ?? null,
        low: interval?.[0] ?? null,
        high: interval?.[1] ?? null,
        reports: cell?.reports ?? 0,
        gaps: cell?.gaps ?? 0,
        ...(rate && { leftOut: cell?.leftOut ?? 0 }),
        note: cell?.low ? word.lowCount : '',
      }
    }),
  }
}

/** One sentence with its numbers: a course over years, or the highest and the lowest that may be compared and the value of all. */
export function breakdownSentence(data: Breakdown, locale: Locale): string {
  if (data.first.dimension === 'flow')
    return flowSentence(flowOf(data, locale), locale)
  const timed = data.first.dimension === 'year' || data.second?.dimension === 'year'
  if (data.cells.every(({ value }) => value === null))
    return locale === 'en' ? `No data on ${data.name} in this selection.` : `所选范围内没有${data.name}的数据。`
  if (!data.second)
    return timed ? courseOf(data, locale) : extremes(data, data.years, locale)
  if (data.second.dimension === 'part')
    return partsSentence(data, locale)
  if (!timed) {
    if (data.cells.some(({ second }) => second === null))
      return extremes(data, data.years, locale)
    // Scopes are not added up: the first one is read.
    const { key, name } = data.second.groups[0]!
    const named = locale === 'en' ? `${data.name} (${name})` : `${data.name}（${name}）`
    return extremes({ ...data, name: named, cells: data.cells.filter(({ second }) => second === key).map(cell => ({ ...cell, second: null })) }, data.years, locale)
  }
  const turned = yearsAcross(data)
  const last = turned.second!.groups.findLast(({ key }) => turned.cells.some(cell => cell.first !== null && cell.second === key && cell.value !== null && !cell.low)) ?? turned.second!.groups.at(-1)!
  const ofYear = turned.cells.filter(({ second }) => second === last.key).map(cell => ({ ...cell, second: null }))
  return extremes({ ...turned, second: null, cells: ofYear }, [Number(last.key), Number(last.key)], locale)
}

function courseOf(data: Breakdown, locale: Locale): string {
  const { years, series } = overYears(data)
  const from = lastBreak(data.breaks, years.at(-1) ?? 0)
  const points = years.flatMap((year, index): YearValue[] => {
    const cell = series[0]!.cells[index]
    return year < from || !cell || cell.value === null ? [] : [{ year, value: cell.value, low: cell.low }]
  })
  return coursesSentence(points, years.filter(year => year >= from), data.name, data.unit, data.pair, locale)
}

function extremes(data: Breakdown, [first, last]: readonly [number, number], locale: Locale): string {
  const zh = locale !== 'en'
  const numbers = numbersOf(locale)
  const rows = sorted({ ...data, second: null }).flatMap(({ group, cell }) => cell ? [{ group, cell }] : [])
  const fair = rows.filter(({ cell }) => cell.value !== null && !cell.low)
  const low = rows.filter(({ cell }) => cell.low).length
  const left = lookUp({ ...data, second: null })(null, null)?.leftOut ?? data.cells.reduce((sum, cell) => sum + (cell.first !== null ? cell.leftOut : 0), 0)
  const empty = data.first.groups.length - fair.length - low
  const all = lookUp({ ...data, second: null })(null, null)?.value ?? null
  const span = first === last ? (zh ? `${first} 年` : String(first)) : (zh ? `${first}—${last} 年` : `${first}–${last}`)
  const say = ({ group, cell }: { group: Group, cell: Cell }): string => zh ? `${group.name}（${numbers.withUnit(cell.value, data.unit)}）` : `${group.name} (${numbers.withUnit(cell.value, data.unit)})`
  const notes = [
    ...(all === null ? [] : [zh ? `合计 ${numbers.withUnit(all, data.unit)}` : `${numbers.withUnit(all, data.unit)} for all`]),
    ...(low === 0 ? [] : [zh ? `${low} 个不足 ${data.lowBelow} 件，不参与比较` : `${low} with fewer than ${data.lowBelow} cases not compared`]),
    ...(left === 0 ? [] : [zh ? `${left} 份年报有空缺，未计入` : wordsOf(locale).leftOut(left)]),
    ...(empty === 0 ? [] : [zh ? `${empty} 个没有可计算的数` : `${empty} without a value`]),
  ].map(note => `${zh ? '；' : '; '}${note}`).join('')
  const [top, bottom] = [fair[0], fair.at(-1)]
  if (!top || !bottom)
    return zh ? `${span}没有可以比较的${data.name}${notes}。` : `${span}: nothing to compare on ${data.name}${notes}.`
  if (top === bottom)
    return zh ? `${span}${data.name}：${say(top)}${notes}。` : `${span}, ${data.name}: ${say(top)}${notes}.`
  if (top.cell.value === bottom.cell.value)
    return zh ? `${span}${data.name}：${fair.length} 个均为 ${numbers.withUnit(top.cell.value, data.unit)}${notes}。` : `${span}, ${data.name}: ${numbers.withUnit(top.cell.value, data.unit)} in all ${fair.length}${notes}.`
  return zh
    ? `${span}${data.name}最高为${say(top)}，最低为${say(bottom)}${notes}。`
    : `${span}, ${data.name}: highest ${say(top)}, lowest ${say(bottom)}${notes}.`
}

/** The largest parts of the last year, or of all groups together. */
function partsSentence(data: Breakdown, locale: Locale): string {
  const zh = locale !== 'en'
  const numbers = numbersOf(locale)
  const at = lookUp(data)
  const parts = data.second!.groups
  const timed = data.first.dimension === 'year'
  const last = timed ? data.first.groups.findLast(({ key }) => parts.some(part => at(key, part.key)?.value != null))?.key ?? null : data.first.dimension === 'applicant' ? 'total' : null
  const found = parts.flatMap((part) => {
    const cell = at(last, part.key)
    return cell && cell.numerator !== null && cell.numerator > 0 ? [{ part, cell, count: cell.numerator }] : []
  }).sort((a, b) => b.count - a.count)
  const span = timed && last !== null ? last : (data.years[0] === data.years[1] ? String(data.years[1]) : zh ? `${data.years[0]}—${data.years[1]}` : `${data.years[0]}–${data.years[1]}`)
  if (found.length === 0)
    return zh ? `${span} 年${data.name}各项均为 0 或没有数据。` : `${span}, ${data.name}: all 0 or without data.`
  const say = ({ part, cell, count }: typeof found[number]): string => {
    const share = cell.denominator !== null && cell.denominator > 0 ? count / cell.denominator : null
    const text = `${numbers.withUnit(count, 'count')}${share === null ? '' : `${zh ? '，' : ', '}${numbers.value(share, 'rate')}`}`
    return zh ? `${part.name}（${text}）` : `${part.name} (${text})`
  }
  const second = found[1] ? zh ? `，其次为${say(found[1])}` : `, then ${say(found[1])}` : ''
  const uneven = data.first.groups.filter(({ key }) => {
    const cells = parts.map(part => at(key, part.key))
    const whole = cells[0]?.denominator ?? null
    return whole !== null && whole !== cells.reduce((sum, cell) => sum + (cell?.numerator ?? 0), 0)
  })
  const named = timed ? uneven.map(({ key }) => key).join(zh ? '、' : ', ') : String(uneven.length)
  const mismatch = uneven.length === 0
    ? ''
    : zh ? `；${named}${timed ? ' 年' : ` 个${data.first.name}`}各项之和与分母不等` : `; ${timed ? `in ${named}` : `for ${named}`} the items do not add up to the denominator`
  const columns = columnGaps(data).map(({ part, gap }) => zh ? `；${part.name}六类之和与总计栏差 ${numbers.withUnit(gap, 'count')}` : `; the six kinds of ${part.name.toLowerCase()} differ from the total column by ${numbers.withUnit(gap, 'count')}`).join('')
  return zh ? `${span} 年${data.name}以${say(found[0]!)}最多${second}${mismatch}${columns}。` : `${span}, ${data.name}: most ${say(found[0]!)}${second}${mismatch}${columns}.`
}

/** Parts whose six kinds of applicants do not add up to the 总计 column, and by how much. */
function columnGaps(data: Breakdown): { part: Group, gap: number }[] {
  if (data.first.dimension !== 'applicant')
    return []
  const at = lookUp(data)
  return data.second!.groups.flatMap((part) => {
    const gap = data.first.groups.reduce((sum, { key }) => sum + (key === 'total' ? -1 : 1) * (at(key, part.key)?.numerator ?? 0), 0)
    return gap === 0 ? [] : [{ part, gap: Math.abs(gap) }]
  })
}
