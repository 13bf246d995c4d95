import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption } from '../axes'
import { yearTooltip } from '../labels'
import { fontFamily, themeOf } from '../theme'

/** A shape a person can point at, on a plane of pixels whose y runs down. */
export interface Shape {
  /** Where its mark stands. */
  at: [x: number, y: number]
  value: number | null
  /** Path of an SVG. */
  path: string
  /** As an item style has it: colour, border, decal. */
  style: ShapeStyle
}

export interface ShapeStyle { color: string, borderColor?: string, borderWidth?: number, borderType?: 'dashed' | 'solid', opacity?: number, decal?: object }

/** Text on the plane. */
export interface Writing {
  at: [x: number, y: number]
  text: string
  align?: 'left' | 'center' | 'right'
  size?: number
  colour?: string
  /** Edge of this colour around the signs, where they stand on other marks. */
  halo?: string
}

interface Drawing {
  height: number
  marks: Mark[]
  description: string
  name: string
  /** One a mark, in the order of the marks. */
  shapes: readonly Shape[]
  /** Under the marks: what belongs to none of them. */
  ground?: readonly Shape[]
  writings: readonly Writing[]
}

/** A chart whose marks no axis carries: shapes and texts placed by pixels. It moves with its grid, so it exports and prints as all others do. */
export function drawnChart(context: ChartContext, { height, marks, description, name, shapes, ground = [], writings }: Drawing): Chart {
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: 0, top: 0, width: context.width, height },
      xAxis: { type: 'value', min: 0, max: context.width, show: false },
      yAxis: { type: 'value', min: 0, max: height, inverse: true, show: false },
      series: [
        shapeSeries(context, name, shapes, false),
        ...(ground.length > 0 ? [{ ...shapeSeries(context, 'ground', ground, true), z: 1 }] : []),
        writingSeries(context, writings),
      ],
    },
  }
}

function corner(params: { coordSys: object }): { x: number, y: number } {
  const { x, y } = params.coordSys as { x: number, y: number }
  return { x, y }
}

function shapeSeries(context: ChartContext, name: string, shapes: readonly Shape[], silent: boolean): SeriesOption {
  const theme = themeOf(context.theme)
  return {
    type: 'custom',
    name,
    silent,
    clip: false,
    tooltip: { show: !silent },
    data: shapes.map(({ at, value }) => [...at, value ?? '-']),
    renderItem(params) {
      const { path, style } = shapes[params.dataIndex]!
      const { color, borderColor, borderWidth = 1, borderType = 'solid', opacity = 1, decal } = style
      return {
        type: 'path',
        ...corner(params),
        shape: { pathData: path },
        style: { fill: color, fillOpacity: opacity, stroke: borderColor, lineWidth: borderColor === undefined ? 0 : borderWidth, lineDash: borderType === 'dashed' ? [3, 3] : undefined, ...(decal && { decal: decal as never }) },
        emphasis: { style: { stroke: theme.ink, lineWidth: 2 } },
      }
    },
  }
}

function writingSeries(context: ChartContext, writings: readonly Writing[]): SeriesOption {
  const theme = themeOf(context.theme)
  return {
    type: 'custom',
    name: 'names',
    silent: true,
    clip: false,
    z: 5,
    tooltip: { show: false },
    data: writings.map(({ at }) => at),
    renderItem(params) {
      const { at, text, align = 'left', size = 12, colour = theme.ink, halo } = writings[params.dataIndex]!
      const { x, y } = corner(params)
      return {
        type: 'text',
        x: x + at[0],
        y: y + at[1],
        style: { text, fill: colour, fontSize: size, fontFamily, lineHeight: Math.round(size * 1.35), align, verticalAlign: 'middle', ...(halo && { stroke: halo, lineWidth: 3 }) },
      }
    },
  }
}

/** A rectangle as a path. */
export function box(x: number, y: number, width: number, height: number): string {
  const [left, top, across, down] = [x, y, width, height].map(round)
  return `M${left} ${top}h${across}v${down}h${-across!}Z`
}

/** Tenths of a pixel: what paper can show. */
export function round(position: number): number {
  return Math.round(position * 10) / 10
}
