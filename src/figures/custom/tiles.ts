import type { Breakdown, Group } from '../explore/data'
import type { Drawn, TilesModel } from '../model'
import type { Chart, ChartContext, Locale } from '../types'
import type { Shape, Writing } from './plane'
import { lookUp } from '../explore/data'
import { describe, pointOf } from '../explore/marks'
import { textWidth } from '../labels'
import { markAt } from '../model'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'
import { wordsOf } from '../words'
import { classesOf, classFill, classLegend } from './classes'
import { box, drawnChart } from './plane'
import { divisionLayout, shortDivision } from './words'

export interface Tile { key: string, name: string, column: number, row: number }

/** Every province with its place. */
export const tiles: readonly Tile[] = divisionLayout.trim().split('\n').flatMap((line, row) => line.trim().split(/\s+/).flatMap((key, column) => key === '.' ? [] : [{ key, name: shortDivision(key), column, row }]))

const columns = 7
const rows = 8
const known = new Set(tiles.map(({ key }) => key))

/** Where the tile of a province, or of a group that is none, stands. */
function placeOf(index: number): { column: number, line: number } {
  const tile = tiles[index]
  const other = index - tiles.length
  return tile ? { column: tile.column, line: tile.row } : { column: other % columns, line: rows + Math.floor(other / columns) }
}

/** The 34 divisions, then the groups that are none of them, so that none is lost. */
export function tilesModel(data: Breakdown, locale: Locale): Drawn<TilesModel> {
  const at = lookUp(data)
  const groups: Group[] = [...tiles.map(({ key }) => ({ key, name: key })), ...data.first.groups.filter(({ key }) => !known.has(key))]
  return {
    kind: 'tiles',
    name: data.name,
    unit: data.unit,
    rows: groups,
    points: groups.map((first, index) => pointOf(locale, data, { first, cell: at(first.key, null), row: String(placeOf(index).line), column: String(placeOf(index).column) })),
    known: new Set(groups.flatMap(({ key }) => at(key, null) ? [key] : [])),
  }
}

/** Provinces as a grid of equal tiles in colour classes; low counts hatched, what has no value empty. Groups that are none of the 34 stand below. */
export function drawTiles(data: TilesModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const others = data.rows.slice(tiles.length)
  const width = Math.floor(Math.min(108, context.width / columns))
  const height = Math.floor(Math.min(56, Math.max(44, width * 0.6)))
  const classes = classesOf(data.points, data.unit)
  const below = rows * height + 12
  const head = others.length === 0 ? 0 : 24
  const places = data.rows.map((group, index) => {
    const { column, line } = placeOf(index)
    const name = tiles[index]?.name ?? shortDivision(group.name)
    return { name, cell: data.points[index]!, x: column * width, y: index < tiles.length ? line * height : below + head + (line - rows) * height }
  })
  const filled = places.map(({ cell }) => classFill(context, classes, cell))
  const bottom = below + (others.length === 0 ? 0 : head + Math.ceil(others.length / columns) * height + 8)
  const legend = classLegend(context, classes, data.unit, new Set(filled.map(({ standing }) => standing)), bottom)
  const marks = places.map(({ cell, x, y }, index) => markAt(cell, 0, index, [x + width / 2, y + height / 2]))
  const shapes = places.map(({ cell, x, y }, index): Shape => ({
    at: [x + width / 2, y + height / 2],
    value: cell.value,
    path: box(x + 1, y + 1, width - 2, height - 2),
    style: filled[index]!.style,
  }))
  const writings = places.flatMap(({ name, cell, x, y }, index): Writing[] => {
    const { ink, standing } = filled[index]!
    const text = numbers.value(cell.value, data.unit)
    const plate = standing === 'low' ? { halo: theme.line } : {}
    const size = textWidth(name, 12) > width - 4 ? 10 : 12
    return [
      { at: [x + width / 2, y + height / 2 - 8], text: name, align: 'center', size, colour: standing === 'class' ? ink : theme.ink, ...plate },
      ...(textWidth(text, 11) <= width - 4 ? [{ at: [x + width / 2, y + height / 2 + 9], text, align: 'center', size: 11, colour: ink, ...plate } as Writing] : []),
    ]
  })
  const told = marks.filter((_, index) => data.known.has(data.rows[index]!.key))
  return drawnChart(context, {
    height: bottom + legend.height,
    marks,
    description: [describe(told, context.locale), ...(told.length < marks.length ? [word.restEmpty(marks.length - told.length)] : [])].filter(Boolean).join(word.semicolon),
    name: data.name,
    shapes,
    ground: legend.shapes,
    writings: [
      ...writings,
      ...(others.length === 0 ? [] : [{ at: [0, below + 10], text: word.offGrid, size: 11, colour: theme.ink2 } as Writing]),
      ...legend.writings,
    ],
  })
}
