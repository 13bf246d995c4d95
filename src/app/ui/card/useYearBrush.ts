import type { Ref, ShallowRef } from 'vue'
import type { Chart, LiveChart, Mark } from '@/figures'
import { onScopeDispose, ref } from 'vue'

/** How far a pointer moves before it is a drag, px. */
const dragFrom = 6

/** A span of years drawn on a chart of years: with the pointer from year to year, or step by step from the keyboard. */
export function useYearBrush({ live, chart, brush }: {
  live: ShallowRef<LiveChart | null>
  chart: Ref<Chart | null>
  brush: (years: [number, number], going: boolean) => void
}) {
  /** The span under the pointer while it is drawn, px on the canvas. */
  const band = ref<{ left: number, width: number } | null>(null)
  let leave = () => {}
  let anchor: number | null = null

  const years = (): number[] => [...new Set(chart.value?.marks.map(({ year }) => year))].sort((a, b) => a - b)
  const placeAt = (x: number, last: number): number => {
    const found = live.value?.convertFromPixel({ xAxisIndex: 1 }, x)
    return Math.min(last, Math.max(0, Math.round(Number(found))))
  }

  function startBrush(event: PointerEvent) {
    const known = years()
    const canvas = live.value?.getDom()
    if (event.button !== 0 || known.length === 0 || !canvas)
      return
    const { left } = canvas.getBoundingClientRect()
    const from = event.clientX
    const span = (to: number): [number, number] => [from, to].map(x => placeAt(x - left, known.length - 1)).sort((a, b) => a - b) as [number, number]
    let drawn: [number, number] | null = null

    function move({ clientX }: PointerEvent) {
      if (!drawn && Math.abs(clientX - from) < dragFrom)
        return
      drawn = span(clientX)
      const [start, end] = [drawn[0] - 0.5, drawn[1] + 0.5].map(at => Number(live.value?.convertToPixel({ xAxisIndex: 1 }, at)))
      band.value = { left: start!, width: end! - start! }
    }
    function up() {
      leave()
      if (drawn)
        brush([known[drawn[0]]!, known[drawn[1]]!], false)
    }
    leave()
    leave = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', leave)
      band.value = null
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', leave)
  }

  /** One step further with Shift held: the span from where it began. */
  function step(from: Mark, to: Mark) {
    const going = anchor !== null
    anchor ??= from.year
    brush([Math.min(anchor, to.year), Math.max(anchor, to.year)], going)
  }
  onScopeDispose(() => leave())

  return { band, startBrush, step, stop: () => void (anchor = null) }
}
