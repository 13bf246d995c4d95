/** Numbers that follow from a seed (mulberry32), so that a run that fails can be run again. */
export interface Random {
  /** From 0 up to, without, `below`. */
  upTo: (below: number) => number
  of: <T>(list: readonly T[]) => T
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (below: number): number => Math.floor(next() * below)
  return { upTo, of: list => list[upTo(list.length)]! }
}
