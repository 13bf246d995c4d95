import type { ChartOption } from './types'

interface Positioned { left?: unknown, right?: unknown, top?: unknown, bottom?: unknown }

/** Space around a chart, in pixels. */
export interface Space { left: number, right: number, top: number, bottom: number }

/** The chart's option moved inward to leave `space` around it. Charts place everything by numbers from the edges, so moving those moves all. */
export function placeInside(option: ChartOption, space: Space): ChartOption {
  const move = <Part>(part: Part): Part => {
    const place = part as Positioned
    const moved = Object.fromEntries((['left', 'right', 'top', 'bottom'] as const)
      .flatMap(side => typeof place[side] === 'number' ? [[side, (place[side] as number) + space[side]]] : []))
    return { ...part, ...moved }
  }
  const moveAll = <Part>(parts: Part | Part[] | undefined): Part | Part[] | undefined => {
    if (parts === undefined)
      return undefined
    return Array.isArray(parts) ? parts.map(move) : move(parts)
  }
  return { ...option, grid: moveAll(option.grid), legend: moveAll(option.legend), title: moveAll(option.title) } as ChartOption
}
