import type { FlowLink, FlowModel, FlowNode } from '../model'
import type { Chart, ChartContext, Mark } from '../types'
import type { Shape, ShapeStyle, Writing } from './plane'
import { describe } from '../explore/marks'
import { lowFill } from '../explore/palette'
import { textWidth } from '../labels'
import { numbersOf } from '../numbers'
import { fillOf, themeOf } from '../theme'
import { wordsOf } from '../words'
import { gapText } from './flow'
import { box, drawnChart, round } from './plane'

const thickness = 12
/** What is there must be seen, however little it is. */
const thinnest = 1.5

interface Placed extends FlowNode { x: number, y: number, height: number, value: number }

/** The flow as ribbons as thick as their cases: columns from intake to outcome, differences hatched at the ends. */
export function drawSankey({ flow }: FlowModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const narrow = context.width < 560
  const links = flow.links.filter(({ value }) => (value ?? 0) > 0)
  const last = Math.max(...flow.nodes.map(({ level }) => level))
  const labelOf = ({ key, name, value, level, meaning }: FlowNode & { value: number }): string => {
    const link = level === last && !narrow && meaning ? links.find(({ to }) => to === key) : undefined
    const share = link?.whole ? numbers.value(link.value! / link.whole, 'rate') : null
    const count = meaning ? numbers.value(value, 'count') : numbers.withUnit(value, 'count')
    return `${name} ${count}${share === null ? '' : word.brackets(share)}`
  }
  const weighed = flow.nodes.map(node => ({ ...node, value: Math.max(sum(links, 'to', node.key), sum(links, 'from', node.key)) })).filter(({ value }) => value > 0)
  const room = Math.max(0, ...weighed.filter(({ level }) => level === last).map(node => textWidth(labelOf(node), 12))) + 10
  const height = narrow ? 430 : 400
  const nodes = place(weighed, { last, width: context.width - room, height, gap: level => narrow && level < last ? 34 : 19 })
  const at = new Map(nodes.map(node => [node.key, node]))
  const scale = nodes.length === 0 ? 0 : Math.min(...nodes.map(({ height: tall, value }) => tall > thinnest ? tall / value : Infinity))
  const thick = (link: FlowLink): number => Math.max(thinnest, link.value! * scale)
  /** Where on a side of its node each ribbon begins, in the order of the nodes at its other end. */
  const starts = (side: 'from' | 'to'): Map<FlowLink, number> => {
    const other = side === 'from' ? 'to' : 'from'
    const used = new Map<string, number>()
    return new Map(links.toSorted((a, b) => at.get(a[other])!.y - at.get(b[other])!.y).map((link) => {
      const node = at.get(link[side])!
      const from = used.get(node.key) ?? node.y
      used.set(node.key, from + thick(link))
      return [link, from]
    }))
  }
  const [leaves, enters] = [starts('from'), starts('to')]
  const ribbons = links
    .map(link => ({ link, thick: thick(link), from: at.get(link.from)!, to: at.get(link.to)!, y: [leaves.get(link)!, enters.get(link)!] as const }))
    .sort((a, b) => a.from.level - b.from.level || a.y[0] - b.y[0])
  const walked = new Map<number, number>()
  const marks = ribbons.map(({ link, thick, from, to, y }, index): Mark => {
    const line = walked.get(from.level) ?? 0
    walked.set(from.level, line + 1)
    const share = link.whole !== null && link.whole > 0 ? word.shareOf(numbers.value(link.value! / link.whole, 'rate'), link.wholeName) : null
    const note = link.gap ? gapText(link, context.locale) : share
    return {
      series: 0,
      index,
      year: flow.year,
      type: null,
      text: `${from.name} → ${to.name} ${numbers.withUnit(link.value, 'count')}${note ? word.brackets(note) : ''}`,
      detail: [word.year(flow.year), word.reports(flow.reports), ...(flow.gaps > 0 ? [word.gaps(flow.gaps)] : [])].join(word.comma),
      value: link.value,
      place: {
        row: String(line),
        column: String(from.level),
        name: word.year(flow.year),
        filters: { years: [flow.year, flow.year] },
        agency: null,
        point: [(from.x + to.x + thickness) / 2, (y[0] + y[1] + thick) / 2],
      },
    }
  })
  const hatch = lowFill(theme) as ShapeStyle
  const styleOf = ({ meaning }: FlowNode): ShapeStyle => meaning ? fillOf(theme, meaning) as ShapeStyle : hatch
  return drawnChart(context, {
    height: height + (narrow ? 20 : 12),
    marks,
    description: describe(marks, context.locale),
    name: word.cases,
    shapes: ribbons.map(({ link, thick, from, to, y }, index): Shape => {
      const end = link.to === 'handled' || link.to === 'received' ? from : to
      return {
        at: marks[index]!.place!.point,
        value: link.value,
        path: ribbon(from.x + thickness, y[0], to.x, y[1], thick),
        style: link.gap ? hatch : { color: theme.colours[end.meaning ?? 'other'], opacity: context.theme === 'dark' ? 0.5 : 0.38, borderColor: theme.colours[end.meaning ?? 'other'], borderWidth: 0.5 },
      }
    }),
    ground: nodes.map(node => ({ at: [node.x, node.y], value: node.value, path: box(node.x, node.y, thickness, node.height), style: styleOf(node) })),
    writings: nodes.map((node): Writing => ({
      at: [node.x + thickness + 5, node.y + node.height / 2],
      text: narrow && node.level < last ? labelOf(node).replace(/ (?=\d)/, '\n') : labelOf(node),
      ...(node.level < last && { halo: theme.paper }),
    })),
  })
}

/** Nodes in their columns, one scale for all, each column centred; `gap` pixels at least between two. */
function place(nodes: readonly (FlowNode & { value: number })[], { last, width, height, gap }: { last: number, width: number, height: number, gap: (level: number) => number }): Placed[] {
  const columns = Array.from({ length: last + 1 }, (_, level) => nodes.filter(node => node.level === level))
  const scale = Math.min(...columns.flatMap((column, level) => column.length === 0 ? [] : [(height - gap(level) * (column.length - 1)) / column.reduce((sum, { value }) => sum + value, 0)]))
  return columns.flatMap((column, level) => {
    const tall = column.map(({ value }) => Math.max(thinnest, value * scale))
    const used = tall.reduce((sum, part) => sum + part, 0) + gap(level) * (column.length - 1)
    let y = Math.max(4, (height - used) / 2)
    return column.map((node, index) => {
      const placed = { ...node, x: level / last * (width - thickness), y, height: tall[index]! }
      y += tall[index]! + gap(level)
      return placed
    })
  })
}

function sum(links: readonly FlowLink[], side: 'from' | 'to', key: string): number {
  return links.reduce((total, link) => total + (link[side] === key ? link.value ?? 0 : 0), 0)
}

function ribbon(x0: number, y0: number, x1: number, y1: number, thick: number): string {
  const [left, right, middle, a, b, c, d] = [x0, x1, (x0 + x1) / 2, y0, y1, y0 + thick, y1 + thick].map(round)
  return `M${left} ${a}C${middle} ${a} ${middle} ${b} ${right} ${b}L${right} ${d}C${middle} ${d} ${middle} ${c} ${left} ${c}Z`
}
