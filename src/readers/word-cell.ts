/** Fields that print what no text of the file says. */
const unstored = /^\s*(?:EQ|SYMBOL|ADVANCE|AUTONUM|LISTNUM|FORMDROPDOWN)/i

/** Whether a field prints something else than the result stored with it; `result` is null while it is not read to its end. */
export function isUnstored(instruction: string, result: string | null): boolean {
  return unstored.test(instruction) || (result?.trim() === '' && /^\s*=/.test(instruction))
}

/** The text of a paragraph in a cell behind the number that a list counts for it; a number of the cell must not run into it. */
export function counted(number: string, text: string): { text: string, unsure: boolean } {
  const unsure = number !== '' && /^\s*(?:$|[\d\uFF10-\uFF19+\-−])/.test(text)
  return { text: unsure ? `${number} ${text}` : number + text, unsure }
}
