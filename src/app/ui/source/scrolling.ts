/**
 * Brings `element` into the middle of `scroller` and of whatever scrolls between them, without moving anything around it; what can be seen well
 * stays where it is.
 */
export function scrollWithin(scroller: HTMLElement, element: HTMLElement): void {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (box === scroller || box.scrollWidth > box.clientWidth)
      centre(box, element)
    if (box === scroller)
      return
  }
}

function centre(box: HTMLElement, element: HTMLElement): void {
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  const margin = Math.min(40, outer.height / 6)
  const top = inner.top < outer.top + margin || inner.bottom > outer.bottom - margin ? inner.top - outer.top - (outer.height - inner.height) / 2 : 0
  const left = inner.left < outer.left || inner.right > outer.right ? inner.left - outer.left - (outer.width - inner.width) / 2 : 0
  box.scrollBy({ top: box.scrollHeight > box.clientHeight ? top : 0, left, behavior: 'instant' })
}

const directions: Record<string, readonly [x: number, y: number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }

/** The one of `elements` that an arrow key leads to from `from`: left and right in their order, up and down the nearest on the screen. */
export function neighbour(key: string, from: HTMLElement, elements: readonly HTMLElement[]): HTMLElement | null {
  const direction = directions[key]
  if (!direction)
    return null
  const [x, y] = direction
  if (x !== 0)
    return elements[elements.indexOf(from) + x] ?? null
  const middle = (element: HTMLElement) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }
  const start = middle(from)
  let best: { element: HTMLElement, distance: number } | null = null
  for (const element of elements) {
    const at = middle(element)
    const down = (at.y - start.y) * y
    if (down < 4)
      continue
    const distance = down + Math.abs(at.x - start.x) * 3
    if (!best || distance < best.distance)
      best = { element, distance }
  }
  return best?.element ?? null
}
