import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'

/** veiled.xlsx was written by hand, LibreOffice made the others of it: zeros not shown; 447 is made white, red and bold, struck out by conditions. */
describe('what a sheet keeps from being seen', () => {
  it.each(['xlsx', 'xls', 'ods'])('%s', async (type) => {
    const { cells } = grids(await documentOf(`a.${type}`, new Uint8Array(readFileSync(new URL(`../fixtures/veiled.${type}`, import.meta.url)))))[0]!
    expect(cells.filter(({ column }) => column === 1).map(({ text, hidden, unsure }) => [text, hidden, unsure])).toEqual([
      ['447', undefined, true],
      ['447', undefined, undefined],
      ['', '0', undefined],
      ['447', undefined, true],
    ])
  })
})
