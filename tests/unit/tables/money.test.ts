import { describe, expect, it } from 'vitest'
import { moneyUnitOf, moneyUnitsIn } from '../../../src/tables/value'

describe('units of money in words', () => {
  it.each([
    ['本年收费金额（单位：万元）', ['万元'], '万元'],
    ['收费减免金额，元', ['元'], '元'],
    ['单位：亿元', ['亿元'], '亿元'],
    ['单位：万元、单位：万元', ['万元'], '万元'],
    ['单位：百万元', ['百万元'], null],
    ['佰万元', ['佰万元'], null],
    ['单位：十万元', ['十万元'], null],
    ['千元', ['千元'], null],
    ['万美元', ['万美元'], null],
    ['不足1万元的按实填写，单位：元', ['万元', '元'], null],
    ['收费金额', [], null],
  ])('%s', (words, named, unit) => {
    expect(moneyUnitsIn(words)).toEqual(named)
    expect(moneyUnitOf(named)).toBe(unit)
  })
})
