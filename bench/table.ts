/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => at === 0 ? '---' : '---:')), ...rows.map(line)].join('\n')
}

/** A number with as many digits as mean something: 0.042, 3.1, 128. */
export function brief(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2)
}
