import { computed, ref } from 'vue'

const steps: Record<string, readonly [rows: number, columns: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] }

/** One stop of Tab for all cells of a table, and the arrow keys from cell to cell. Cells name their place in `data-cell-at` as `row/column`. */
export function useCellWalk(size: () => { rows: number, columns: number }) {
  const reached = ref({ row: 0, column: 0 })
  const inside = ref(false)
  const within = (place: number, count: number): number => Math.min(Math.max(0, count - 1), Math.max(0, place))
  const at = computed(() => ({ row: within(reached.value.row, size().rows), column: within(reached.value.column, size().columns) }))

  const placeOf = (target: EventTarget | null): [row: number, column: number] | null => {
    const told = (target as HTMLElement | null)?.closest<HTMLElement>('[data-cell-at]')?.dataset.cellAt
    return told === undefined ? null : told.split('/').map(Number) as [number, number]
  }

  function onFocus({ target }: FocusEvent) {
    const place = placeOf(target)
    inside.value = place !== null
    if (place)
      reached.value = { row: place[0], column: place[1] }
  }

  function onKey(event: KeyboardEvent) {
    const place = placeOf(event.target)
    if (!place || event.altKey || event.metaKey)
      return
    const { rows, columns } = size()
    const step = steps[event.key]
    const [row, column] = step
      ? [place[0] + step[0], place[1] + step[1]]
      : event.key === 'Home'
        ? [event.ctrlKey ? 0 : place[0], 0]
        : event.key === 'End' ? [event.ctrlKey ? rows - 1 : place[0], columns - 1] : place
    if (!step && event.key !== 'Home' && event.key !== 'End')
      return
    event.preventDefault()
    const cell = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-cell-at="${within(row, rows)}/${within(column, columns)}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  return { at, inside, onFocus, onKey, onLeave: () => inside.value = false }
}
