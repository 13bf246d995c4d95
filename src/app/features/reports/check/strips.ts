import type { PdfPages } from '@/ingest'
import type { CellKey, Place, Report } from '@/reports'
import { formCells, splitKey } from '@/reports'

type Boxed = Extract<Place, { box: unknown }>

/** A row of the form as it stands in a picture: the strip of the page it was read from, and its cells in order. */
export interface CheckRow {
  table: string
  row: string
  /** Where it stands, over all its cells; null where none of them has a place. */
  place: Boxed | null
  cells: { key: CellKey, box: Boxed['box'] | null }[]
}

function isBoxed(place: Place | null): place is Boxed {
  return place !== null && 'box' in place
}

const pageOf = (place: Boxed): string => place.at === 'page' ? `page ${place.page}` : `picture ${place.picture}`

/** The rows of a report that were recognised from a picture, in the order of its form; the long row of section 4 is one. */
export function rowsToCheck({ layouts, cells }: Pick<Report, 'layouts' | 'cells'>): CheckRow[] {
  const rows = new Map<string, CellKey[]>()
  for (const [table, layout] of Object.entries(layouts)) {
    for (const key of formCells(table, layout)) {
      const id = `${table} ${table === 'appeals' ? '' : splitKey(key).row}`
      rows.set(id, [...rows.get(id) ?? [], key])
    }
  }
  return [...rows.values()].flatMap((keys): CheckRow[] => {
    if (!keys.some(key => cells[key]?.doubt?.code === 'ocr' || (cells[key]?.doubt && isBoxed(cells[key].place))))
      return []
    const { table, row } = splitKey(keys[0]!)
    const places = keys.map(key => cells[key]?.place ?? null).filter(isBoxed)
    const first = places[0]
    const same = first ? places.filter(place => pageOf(place) === pageOf(first)) : []
    const place = first ? { ...first, box: [0, Math.min(...same.map(({ box }) => box[1])), 0, Math.max(...same.map(({ box }) => box[3]))] as const } : null
    return [{ table, row, place, cells: keys.map((key) => {
      const own = cells[key]?.place ?? null
      return { key, box: isBoxed(own) && first && pageOf(own) === pageOf(first) ? own.box : null }
    }) }]
  })
}

/** Pages of a kept file as pictures, each drawn once; strips are cut out of them. */
export function createStrips(open: (place: Boxed) => Promise<{ pages: PdfPages, number: number }>) {
  const drawn = new Map<string, Promise<{ canvas: HTMLCanvasElement, scale: number, width: number }>>()
  const scale = 2
  const margin = 3

  function pageAt(place: Boxed) {
    const id = pageOf(place)
    const known = drawn.get(id) ?? (async () => {
      const { pages, number } = await open(place)
      const canvas = document.createElement('canvas')
      await pages.draw(number, canvas, scale)
      return { canvas, scale, width: pages.sizes[number - 1]!.width }
    })()
    drawn.set(id, known)
    return known
  }

  /** Draws the strip of a row on `target`; the width of its page in points. */
  async function cut(place: Boxed, target: HTMLCanvasElement): Promise<number> {
    const { canvas, scale, width } = await pageAt(place)
    const top = Math.max(0, (place.box[1] - margin) * scale)
    const height = Math.min(canvas.height - top, (place.box[3] - place.box[1] + 2 * margin) * scale)
    target.width = canvas.width
    target.height = Math.max(1, height)
    target.getContext('2d')?.drawImage(canvas, 0, top, canvas.width, height, 0, 0, canvas.width, height)
    return width
  }
  return { cut }
}
