import type { Grid, GridCell } from '@/readers'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseValue } from '@/tables'
import { readBody } from '../../../../src/readers/doc/body'
import { Bytes } from '../../../../src/readers/doc/bytes'
import { characterLooks } from '../../../../src/readers/doc/characters'
import { documentOf, grids } from '../helpers'

/** sprmCFSpec 1 and sprmCSymbol with a font and a sign, as Word writes them of a sign it stands a `(` for. */
const symbol = { from: 0, to: 1, style: 0, sprms: new Bytes(Uint8Array.of(0x55, 0x08, 1, 0x09, 0x6A, 3, 0, 0x37, 0xF0)) }
const looks = characterLooks(new Map())
const paragraph = { rowEnd: false, innerCell: false, level: null, list: 0, listLevel: 0, row: [] }

/** The first cell of a table whose text is `content`; `(` is a symbol. */
function cellOf(content: string): GridCell {
  const text = `${content}\x07\x07`
  const { blocks } = readBody({ text, offsets: Array.from(text, (_, at) => at) as unknown as never }, {
    properties: offset => ({ ...paragraph, depth: 1, rowEnd: offset === text.length - 1 }),
    look: offset => looks(text[offset] === '(' ? symbol : null, 0),
    picture: () => null,
    isSealed: () => false,
    isPictured: () => false,
    numbering: { next: () => '' },
  })
  return (blocks[0] as Grid).cells[0]!
}

describe('what a doc prints and does not hold as text', () => {
  it.each([
    ['a symbol behind a number', '44(', '44'],
    ['a symbol before a number', '(5', '5'],
    ['a symbol alone', '(', ''],
    ['a field that sets type', '13\x13 EQ \\s\\up5(1) \x14\x15', '13'],
    ['a field that sets type without a result', '13\x13 EQ \\f(1,2)\x15', '13'],
    ['a symbol by a field', '14\x13 SYMBOL 56 \\f Wingdings\x148\x15', '148'],
    ['a sum not calculated', '\x13 =SUM(LEFT)\x14\x15', ''],
  ])('%s makes its cell doubtful', (_, content, text) => {
    expect(cellOf(content)).toMatchObject({ text, unsure: true })
  })

  it('a link and a plain number are read', () => {
    expect(cellOf('\x13 HYPERLINK "a1" \x14447\x15')).toMatchObject({ text: '447' })
    expect(cellOf('447').unsure).toBeUndefined()
  })

  it('signs that LibreOffice keeps as letters of no script are no digits and none is lost', async () => {
    const [grid] = grids(await documentOf('fields.doc', new Uint8Array(readFileSync(new URL('../fixtures/fields.doc', import.meta.url)))))
    const texts = grid!.cells.map(({ text }) => text)
    expect(texts).toEqual(['12\uF08C', '13', '148', '\uF0375', '16'])
    expect([texts[0]!, texts[3]!].map(text => parseValue(text, 'applications.received.person').state)).toEqual(['unreadable', 'unreadable'])
  })
})
