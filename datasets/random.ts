/** Random numbers that depend on nothing but their key: the same key gives the same numbers on every machine, in any order of calls. */
export interface Random {
  /** In [0, 1). */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number
  pick: <T>(items: readonly T[]) => T
  /** `count` different items, in random order. */
  some: <T>(items: readonly T[], count: number) => T[]
  /** How many of `trials` succeed. */
  binomial: (trials: number, chance: number) => number
  /** `total` dealt out by weight. */
  deal: (total: number, weights: readonly number[]) => number[]
  /** A count around `mean`: Poisson when small, within an eighth when large. */
  count: (mean: number) => number
}

function seedOf(key: string): number {
  let hash = 0x811C9DC5
  for (const character of key)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

/** The generator of `key` (mulberry32 over an FNV-1a hash of the key). */
export function randomOf(key: string): Random {
  let state = seedOf(key)
  function next(): number {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  function whole(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1))
  }
  function binomial(trials: number, chance: number): number {
    let successes = 0
    for (let trial = 0; trial < trials; trial++) {
      if (next() < chance)
        successes++
    }
    return successes
  }
  function some<T>(items: readonly T[], count: number): T[] {
    const rest = [...items]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(whole(0, rest.length - 1), 1)[0]!)
  }
  return {
    next,
    whole,
    binomial,
    some,
    pick: items => items[whole(0, items.length - 1)]!,
    deal(total, weights) {
      let left = total
      let weight = weights.reduce((sum, share) => sum + share, 0)
      return weights.map((share) => {
        const dealt = weight <= 0 ? 0 : binomial(left, Math.min(1, share / weight))
        left -= dealt
        weight -= share
        return dealt
      })
    },
    count(mean) {
      if (mean >= 40)
        return Math.round(mean * (0.88 + next() * 0.24))
      const limit = Math.exp(-mean)
      let events = 0
      for (let product = next(); product > limit; product *= next())
        events++
      return events
    },
  }
}
