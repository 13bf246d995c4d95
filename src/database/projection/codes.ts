/** Names and their codes, in the order they came; a name keeps its code. */
export class Codes {
  readonly names: string[] = []
  private readonly codes = new Map<string, number>()

  constructor(names: Iterable<string> = []) {
    for (const name of names)
      this.of(name)
  }

  /** The code of a name, a new one for a name not seen before. */
  of(name: string): number {
    const known = this.codes.get(name)
    if (known !== undefined)
      return known
    this.codes.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}
