import type { Chart, ChartContext } from '../types'
import type { Breakdown } from './data'
import { exploreMap } from '../custom/map'
import { exploreSankey } from '../custom/sankey'
import { exploreTiles } from '../custom/tiles'
import { exploreBars } from '../options/bars'
import { exploreDots } from '../options/dots'
import { exploreFunnel } from '../options/funnel'
import { exploreLines } from '../options/lines'
import { exploreMatrix } from '../options/matrix'
import { exploreMultiples, mostPanels } from '../options/multiples'
import { exploreSlope, mostSlopes, slopesOf } from '../options/slope'
import { exploreStack } from '../options/stack'
import { overYears, sorted } from './data'
import { mostRows } from './marks'
import { mostSeries } from './palette'

export const chartKinds = ['lines', 'bars', 'stack', 'matrix', 'multiples', 'dots', 'funnel', 'slope', 'tiles', 'sankey', 'map'] as const
export type ChartKind = typeof chartKinds[number]

const draws: Record<ChartKind, (data: Breakdown, context: ChartContext) => Chart> = {
  lines: exploreLines,
  bars: exploreBars,
  stack: exploreStack,
  matrix: exploreMatrix,
  multiples: exploreMultiples,
  dots: exploreDots,
  funnel: exploreFunnel,
  slope: exploreSlope,
  tiles: exploreTiles,
  sankey: exploreSankey,
  map: exploreMap,
}

export function drawBreakdown(kind: ChartKind, data: Breakdown, context: ChartContext): Chart {
  return draws[kind](data, context)
}

/** The charts that show a breakdown without hiding or inventing anything, the most fitting first. */
export function kindsFor(data: Breakdown): ChartKind[] {
  const timed = data.first.dimension === 'year' || data.second?.dimension === 'year'
  if (!data.second) {
    if (data.first.dimension === 'flow')
      return ['sankey']
    if (timed)
      return ['lines']
    const places: ChartKind[] = [...(data.first.dimension === 'province' ? ['tiles' as const] : []), ...(data.map ? ['map' as const] : [])]
    if (data.unit !== 'rate')
      return ['bars', ...places]
    return data.proportion ? ['dots', 'bars', 'funnel', ...places] : ['dots', 'bars', ...places]
  }
  const parts = data.second.dimension === 'part'
  const { years, series } = timed ? overYears(data) : { years: [], series: [] }
  const found: ChartKind[] = []
  if (parts && data.second.groups.length <= mostSeries)
    found.push('stack')
  if (timed && series.length <= mostSeries)
    found.push('lines')
  if (timed && series.length <= mostPanels)
    found.push('multiples')
  found.push('matrix')
  if (timed && series.length > mostPanels)
    found.push('multiples')
  if (timed && years.length > 1 && slopesOf(data).from !== slopesOf(data).to)
    found.push('slope')
  return found
}

/** How many groups a chart leaves to its table. */
export function leftOut(kind: ChartKind, data: Breakdown): number {
  const timed = data.first.dimension === 'year' || data.second?.dimension === 'year'
  const series = timed ? overYears(data).series.length : 0
  switch (kind) {
    case 'bars': return Math.max(0, data.first.groups.length - mostRows)
    case 'stack': return data.first.dimension === 'year' ? 0 : Math.max(0, data.first.groups.length - mostRows)
    case 'matrix': return Math.max(0, (timed ? series : data.first.groups.length) - mostRows)
    case 'dots': return data.first.groups.length - Math.min(mostRows, sorted(data).filter(({ cell }) => (cell?.value ?? null) !== null).length)
    case 'funnel': return sorted(data).filter(({ cell }) => cell === undefined || cell.value === null).length
    case 'multiples': return Math.max(0, series - mostPanels)
    case 'slope': return Math.max(0, slopesOf(data).series.length - mostSlopes)
    // Those a map has no shape for are told by name.
    case 'map':
    case 'tiles':
    case 'sankey': return 0
    case 'lines': return Math.max(0, series - mostSeries)
  }
}
