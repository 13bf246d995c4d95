import { describe, expect, it } from 'vitest'
import { pastedKind } from '../../../src/app/ui/use/collectFiles'

describe('what a clipboard holds', () => {
  it.each([
    ['a table a spreadsheet copied, with a picture of it beside', '<html><body><table><tr><td>0</td></tr></table></body></html>', '0', 1, 'table'],
    ['part of a page', '<meta charset="utf-8"><p>一、总体情况</p>', '一、总体情况', 0, 'page'],
    ['a picture copied out of a page', '<meta charset="utf-8"><!--StartFragment--><img src="x.png" alt="表">&nbsp;<!--EndFragment-->', '', 1, 'picture'],
    ['a picture alone', '', '', 1, 'picture'],
    ['plain text', '', '一、总体情况', 0, 'text'],
    ['nothing', '<style>p { color: red }</style>', ' \n', 0, null],
  ] as const)('%s', (_, html, text, pictures, kind) => {
    expect(pastedKind(html, text, pictures)).toBe(kind)
  })
})
