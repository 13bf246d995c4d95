import type { Twin, Twins } from './twins'
import type { PdfPages } from '@/ingest'
import type { Place } from '@/reports'

/** A mark over a page or a picture, in percent of it, so that zooming moves nothing. */
export interface Over {
  twin: Twin
  text: string
  style: Record<string, string>
}

/** Marks of the places that `sizeOf` knows the page of, the larger below the smaller. */
export function marksOver(twins: Twins, sizeOf: (place: Extract<Place, { box: unknown }>) => PdfPages['sizes'][number] | undefined): Over[] {
  const marks: (Over & { area: number })[] = []
  for (const twin of twins.all) {
    const size = 'box' in twin.place ? sizeOf(twin.place) : undefined
    if (!('box' in twin.place) || !size)
      continue
    const [left, top, right, bottom] = twin.place.box
    const percent = (part: number, whole: number) => `${(part / whole * 100).toFixed(3)}%`
    const style = { left: percent(left, size.width), top: percent(top, size.height), width: percent(right - left, size.width), height: percent(bottom - top, size.height) }
    marks.push({ twin, text: [...new Set(twin.texts)].join(' ').trim(), style, area: (right - left) * (bottom - top) })
  }
  const areas = new Set(marks.map(({ area }) => Math.round(area)))
  // Equal boxes keep the order of the form, which is that of the arrow keys.
  return areas.size > 1 && Math.max(...areas) > 20 * Math.min(...areas) ? marks.sort((a, b) => b.area - a.area) : marks
}
