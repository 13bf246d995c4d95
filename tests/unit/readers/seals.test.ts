import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from './helpers'

/** A row of five cells: a floating seal of 4 cm beside 12, a small floating picture beside 13, a picture in the line of 14, a seal over an empty cell, 15 alone. */
async function pictured(name: string, bytes: Uint8Array | string): Promise<[string, boolean][]> {
  const [grid] = grids(await documentOf(name, bytes))
  return grid!.cells.map(({ text, picture }) => [text, picture ?? false])
}

describe('a seal that floats over a table', () => {
  it.each(['seal.doc', 'seal.odt'])('is no picture of numbers where its cell has one: %s', async (name) => {
    expect(await pictured(name, new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url))))).toEqual([['12', false], ['13', true], ['14', true], ['', true], ['15', false]])
  })

  it('in rtf loses no cell and asks nothing', async () => {
    const cells = await pictured('seal.rtf', new Uint8Array(readFileSync(new URL('fixtures/seal.rtf', import.meta.url))))
    expect(cells.map(([text]) => text)).toEqual(['12', '13', '14', '', '15'])
    expect(cells[0]).toEqual(['12', false])
  })

  it('in html', async () => {
    const img = (size: number, style = '') => `<img src="a.png" width="${size}" height="${size}" style="${style}">`
    const cells = [`12<span style="position:absolute;left:5px">${img(150)}</span>`, `13${img(150, 'position: absolute')}`, `14${img(150)}`, `15${img(60, 'position:absolute')}`, img(150, 'position:absolute'), '16']
    expect(await pictured('a.html', `<meta charset="utf-8"><p>一、总体情况</p><table><tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr><tr>${'<td>1</td>'.repeat(6)}</tr></table>`))
      .toEqual([['12', false], ['13', false], ['14', true], ['15', true], ['', true], ['16', false], ...Array.from({ length: 6 }, () => ['1', false])])
  })
})
