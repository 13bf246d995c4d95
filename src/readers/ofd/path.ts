/** For each letter of abbreviated data how many numbers follow it, and what it is in the codes of `drawPath`. An arc is told by where it ends. */
const commands: Record<string, { count: number, write: (numbers: readonly number[]) => number[] }> = {
  S: { count: 2, write: at => [0, ...at] },
  M: { count: 2, write: at => [0, ...at] },
  L: { count: 2, write: to => [1, ...to] },
  Q: { count: 4, write: points => [3, ...points] },
  B: { count: 6, write: points => [2, ...points] },
  A: { count: 7, write: arc => [3, ...arc.slice(5), ...arc.slice(5)] },
  C: { count: 0, write: () => [4] },
}

/** Abbreviated data of a path in the codes of `drawPath`; what is no path ends it. */
export function pathOf(data: string): number[] {
  const tokens = data.match(/[a-z]|-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi) ?? []
  const path: number[] = []
  for (let at = 0; at < tokens.length;) {
    const command = commands[tokens[at]!.toUpperCase()]
    if (!command)
      break
    const numbers = tokens.slice(at + 1, at + 1 + command.count).map(Number)
    if (numbers.length < command.count || numbers.some(Number.isNaN))
      break
    path.push(...command.write(numbers))
    at += 1 + command.count
  }
  return path
}
