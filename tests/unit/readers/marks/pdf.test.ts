import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'
import { line, pdf, table, text } from '../pdf-writer'

/** The cell right of 许可 in a ruled table, with more drawn into it: x from 124, baseline 740, type of 10 points and digits 5 wide. */
async function cellOf(number: string, drawn: string): Promise<{ text: string, hidden?: string }> {
  const document = await documentOf('a.pdf', pdf([table([['规章', '5'], ['许可', number]]) + drawn]))
  const { text, hidden } = grids(document)[0]!.cells.at(-1)!
  return { text, ...(hidden && { hidden }) }
}

describe('marks in the cells of a PDF', () => {
  it('a smaller raised or lowered digit is a note, another type on the line is none', async () => {
    expect(await cellOf('447', text(139, 744, '1', { size: 6 }))).toEqual({ text: '447¹' })
    expect(await cellOf('447', text(139, 737.5, '1', { size: 6 }))).toEqual({ text: '447₁' })
    expect(await cellOf('447', text(139, 740, '1', { size: 6, state: '3.5 Ts' }))).toEqual({ text: '447¹' })
    expect(await cellOf('447', text(139, 740, '1', { size: 9 }))).toEqual({ text: '4471' })
  })

  it('a line through digits strikes them out and is no border; one under them does not', async () => {
    expect(await cellOf('447', line(124, 743.5, 134, 743.5))).toEqual({ text: '4\u03364\u03367' })
    expect(await cellOf('447', line(124, 738.8, 139, 738.8))).toEqual({ text: '447' })
  })

  it.each([
    ['an invisible mode', text(139, 740, '1', { state: '3 Tr' })],
    ['white', text(139, 740, '1', { state: '1 1 1 rg' })],
    ['a tiny size', text(139, 740, '1', { size: 1 })],
  ])('digits hidden by %s are no part of the number, and told', async (_, drawn) => {
    expect(await cellOf('447', drawn)).toEqual({ text: '447', hidden: '1' })
  })
})
