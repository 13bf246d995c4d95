import type { ChartModel, PictureModel, RecordRow, Records } from './model'
import type { Locale, TableColumn, TableTwin, TableValue } from './types'
import { wilson } from './explore/interval'
import { heldAs } from './model'
import { inUnit } from './numbers'
import { wordsOf } from './words'

interface Told extends TableColumn { of: (row: RecordRow) => TableValue }

const interval = ({ behind }: RecordRow) => wilson(behind?.numerator ?? null, behind?.denominator ?? null)

/** The columns of each evidence. */
const told: Record<Records['evidence'][number], (locale: Locale) => readonly Told[]> = {
  cases: (locale) => {
    const { numeratorColumn, denominatorColumn } = wordsOf(locale)
    return [
      { key: 'numerator', label: numeratorColumn, kind: 'count', of: ({ behind }) => behind?.numerator ?? null },
      { key: 'denominator', label: denominatorColumn, kind: 'count', of: ({ behind }) => behind?.denominator ?? null },
    ]
  },
  interval: (locale) => {
    const { lowEnd, highEnd } = wordsOf(locale)
    return [
      { key: 'low', label: lowEnd, kind: 'rate', of: row => interval(row)?.[0] ?? null },
      { key: 'high', label: highEnd, kind: 'rate', of: row => interval(row)?.[1] ?? null },
    ]
  },
  reports: locale => [{ key: 'reports', label: wordsOf(locale).reportsColumn, kind: 'count', of: ({ behind }) => behind?.reports ?? 0 }],
  gaps: locale => [{ key: 'gaps', label: wordsOf(locale).gapsColumn, kind: 'count', of: ({ behind }) => behind?.gaps ?? 0 }],
  leftOut: locale => [{ key: 'leftOut', label: wordsOf(locale).leftOutColumn, kind: 'count', of: ({ behind }) => behind?.leftOut ?? 0 }],
  note: locale => [{ key: 'note', label: wordsOf(locale).noteColumn, kind: 'text', of: ({ note }) => note ?? '' }],
}

/** The numbers of a model as a table: unrounded, in the units office programs hold them in, with all that is told of a row behind them. */
export function tableOf({ records: { heads, measures, evidence, rows } }: Pick<Exclude<ChartModel, PictureModel>, 'records'>, locale: Locale): TableTwin {
  const held = measures.map(({ unit }) => heldAs(unit))
  const behind = evidence.flatMap(each => told[each](locale))
  return {
    columns: [
      ...heads.map(({ key, name, kind }): TableColumn => ({ key, label: name, kind })),
      ...measures.map(({ key, name, label }, at): TableColumn => ({ key, label: label ?? inUnit(locale, name, held[at]!.unit), kind: held[at]!.unit })),
      ...behind.map(({ key, label, kind }) => ({ key, label, kind })),
    ],
    rows: rows.map(row => Object.fromEntries<TableValue>([
      ...heads.map(({ key }, at) => [key, row.heads[at]!] as const),
      ...measures.map(({ key }, at) => [key, row.values[at] === null ? null : row.values[at]! * held[at]!.times] as const),
      ...behind.map(({ key, of }) => [key, of(row)] as const),
    ])),
    ...(rows.some(({ sources }) => sources) && {
      sources: rows.map(({ values, sources = [] }) => Object.fromEntries(measures.flatMap(({ key }, at) => sources[at] && values[at] !== null ? [[key, sources[at]] as const] : []))),
    }),
  }
}
