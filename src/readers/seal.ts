/** The seal of an organ is round, oval or square, and two centimetres wide at least; it lies over a table without being part of a cell. Millimetres. */
export function isSeal(width: number, height: number): boolean {
  return Math.min(width, height) >= 20 && Math.max(width, height) <= Math.min(width, height) * 1.6
}
