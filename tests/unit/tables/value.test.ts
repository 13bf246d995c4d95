import { describe, expect, it } from 'vitest'
import { normalise, parseValue } from '@/tables'

const count = 'applications.received.person'
const change = 'proactive.licensing.change'
const money = 'proactive.fees.amount'

describe('parseValue', () => {
  it.each([
    ['0', count, 0],
    ['１２', count, 12],
    ['０', count, 0],
    ['0.0', count, 0],
    ['1,808,595', count, 1808595],
    ['1，808', count, 1808],
    ['11398889', count, 11398889],
    ['4294967296', count, 4294967296],
    ['5件', count, 5],
    ['-3', count, -3],
    ['1.5', count, 1.5],
    ['增10', change, 10],
    ['减少5', change, -5],
    ['+1036', change, 1036],
    ['-3', change, -3],
    ['－3', change, -3],
    ['−3', change, -3],
    ['1276.5534万元', money, 1276.5534],
    ['251000元', money, 25.1],
    ['0.07元', money, 0.000007],
    ['1.2亿元', money, 12000],
    ['59237.2449', money, 59237.2449],
    ['￥3.50', money, 3.5],
  ])('%s is the number %s says', (text, key, value) => {
    expect(parseValue(text, key)).toEqual({ state: 'number', value, doubt: null })
  })

  it.each(['/', '／', '-', '--', '—', '–', '——', '－', '无', '空', '不涉及', '不适用', 'N/A'])('%s is a mark, never 0', (text) => {
    expect(parseValue(text, count)).toEqual({ state: 'mark', value: null, doubt: null })
  })

  it.each(['', ' ', '\u3000', '\u200B', '\n'])('%j is blank, never 0', (text) => {
    expect(parseValue(text, count)).toEqual({ state: 'blank', value: null, doubt: null })
  })

  it.each(['14万余条', '约20', '12,34', '1/2', '12%', '零', '2023年', '增10', '100元', '(3)x', '1.8E+06', '𝟏', '½'])('%s is no number of a count', (text) => {
    expect(parseValue(text, count)).toMatchObject({ state: 'unreadable', value: null })
  })

  it.each(['O', 'o', '〇', 'l', '1O', 'l2'])('%s looks like digits and is not read as such', (text) => {
    expect(parseValue(text, count)).toMatchObject({ state: 'unreadable', value: null, doubt: { code: 'digit-letter' } })
  })

  it.each([
    ['2 0', 20, 'split-number'],
    ['1 808', 1808, 'split-number'],
    ['12①', 12, 'extra-text'],
    ['12²', 12, 'extra-text'],
    ['12*', 12, 'extra-text'],
    ['447228¹', 447228, 'extra-text'],
    ['447228[¹]', 447228, 'extra-text'],
    ['447228¹,²', 447228, 'extra-text'],
    ['447228₁', 447228, 'extra-text'],
    ['¹447228', 447228, 'extra-text'],
    ['⁴⁴⁷', 447, 'extra-text'],
    ['4\u03364\u0336447228', 447228, 'struck'],
    ['44\u200B7228', 447228, 'direction'],
    ['\u202A12\u202C', 12, 'direction'],
    ['+5', 5, 'extra-text'],
    ['14万件', 140000, 'unit'],
  ])('%j is read as %d and doubted', (text, value, code) => {
    expect(parseValue(text, count)).toMatchObject({ state: 'number', value, doubt: { code } })
  })

  it.each([
    ['447228\n430000', 'two-numbers'],
    ['447228 430000', 'two-numbers'],
    ['18\n08', 'two-numbers'],
    ['0 0', 'two-numbers'],
    ['5件 3件', 'two-numbers'],
    ['4\u03364\u0336', 'struck'],
    ['\u202E822744\u202C', 'direction'],
  ])('%j is no number anybody can tell, and doubted', (text, code) => {
    expect(parseValue(text, count)).toMatchObject({ state: 'unreadable', value: null, doubt: { code } })
  })

  it('reads an invisible sign around a number as nothing', () => {
    expect(parseValue('\uFEFF12\u200B', count)).toEqual({ state: 'number', value: 12, doubt: null })
  })

  it('takes the unit of money from the heading when the cell has none', () => {
    expect(parseValue('251000', money, '元').value).toBe(25.1)
    expect(parseValue('251000元', money, '万元').value).toBe(25.1)
  })
})

describe('normalise', () => {
  it('unifies width, spaces, brackets, quotes and punctuation', () => {
    expect(normalise('（二） 部分公开（区分处理的，\n只计这一情形、不计其他情形）')).toBe(normalise('(二)部分公开〔区分处理的,只计这一情形,不计其他情形〕'))
    expect(normalise('３．危及“三安全一稳定”')).toBe(normalise('3.危及"三安全一稳定"\u200B'))
  })
})
