/** The address a browser keeps the record under: all pages opened as files share one. */
export function addressOfRecord(): string {
  return location.protocol === 'file:' ? 'file://' : location.origin
}
