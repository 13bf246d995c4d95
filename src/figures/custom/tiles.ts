import type { Breakdown, Group } from '../explore/data'
import type { Chart, ChartContext } from '../types'
import type { Shape, Writing } from './plane'
import { lookUp } from '../explore/data'
import { describe, markOf } from '../explore/marks'
import { textWidth } from '../labels'
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

/** Provinces as a grid of equal tiles in colour classes; low counts hatched, what has no value empty. Groups that are none of the 34 stand below, so none is lost. */
export function drawTiles(data: Breakdown, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const at = lookUp(data)
  const others = data.first.groups.filter(({ key }) => !known.has(key))
  const width = Math.floor(Math.min(108, context.width / columns))
  const height = Math.floor(Math.min(56, Math.max(44, width * 0.6)))
  const classes = classesOf(data.first.groups.map(({ key }) => at(key, null)), data.unit)
  const below = rows * height + 12
  const head = others.length === 0 ? 0 : 24
  const places = [
    ...tiles.map(tile => ({ group: { key: tile.key, name: tile.key } as Group, name: tile.name, column: tile.column, line: tile.row, x: tile.column * width, y: tile.row * height })),
    ...others.map((group, index) => {
      const [column, line] = [index % columns, Math.floor(index / columns)]
      return { group, name: shortDivision(group.name), column, line: rows + line, x: column * width, y: below + head + line * height }
    }),
  ].map(place => ({ ...place, cell: at(place.group.key, null) }))
  const filled = places.map(({ cell }) => classFill(context, classes, cell))
  const bottom = below + (others.length === 0 ? 0 : head + Math.ceil(others.length / columns) * height + 8)
  const legend = classLegend(context, classes, data.unit, new Set(filled.map(({ standing }) => standing)), bottom)
  const marks = places.map(({ group, cell, column, line, x, y }, index) => markOf(context, data, {
    series: 0,
    index,
    first: group,
    cell,
    row: String(line),
    column: String(column),
    point: [x + width / 2, y + height / 2],
  }))
  const shapes = places.map(({ cell, x, y }, index): Shape => ({
    at: [x + width / 2, y + height / 2],
    value: cell?.value ?? null,
    path: box(x + 1, y + 1, width - 2, height - 2),
    style: filled[index]!.style,
  }))
  const writings = places.flatMap(({ name, cell, x, y }, index): Writing[] => {
    const { ink, standing } = filled[index]!
    const text = numbers.value(cell?.value ?? null, data.unit)
    const plate = standing === 'low' ? { halo: theme.line } : {}
    const size = textWidth(name, 12) > width - 4 ? 10 : 12
    return [
      { at: [x + width / 2, y + height / 2 - 8], text: name, align: 'center', size, colour: standing === 'class' ? ink : theme.ink, ...plate },
      ...(textWidth(text, 11) <= width - 4 ? [{ at: [x + width / 2, y + height / 2 + 9], text, align: 'center', size: 11, colour: ink, ...plate } as Writing] : []),
    ]
  })
  const told = marks.filter((_, index) => places[index]!.cell !== undefined)
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
