import type { Place, PlaceKind } from '../../../src/app/shell/goto/places'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { foundIn } from '../../../src/app/shell/goto/places'

const letters = (name: string): string => pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
const place = (kind: PlaceKind, title: string, ...names: string[]): Place => ({ key: `${kind} ${title}`, kind, title, note: '', names: [title, ...names], to: { name: kind } })
const places = [
  place('page', '总览'),
  place('page', '单位'),
  place('unit', '云川市教育局', '110'),
  place('unit', '云川市交通局'),
  place('report', '云川市教育局 2024 年年报', '2024'),
  place('report', '云川市教育局 2025 年年报', '2025'),
  place('metric', '公开率', 'disclosureRate'),
  place('command', '打印本页'),
]
const titles = (search: string) => foundIn(places, search, letters).places.map(({ title }) => title)

describe('where a search leads', () => {
  it('is every page and command before a word is typed', () => {
    expect(titles('')).toEqual(['总览', '单位', '打印本页'])
    expect(titles('  ')).toEqual(['总览', '单位', '打印本页'])
  })

  it('takes a name, a part of it, pinyin initials and a number', () => {
    expect(titles('公开率')).toEqual(['公开率'])
    expect(titles('disclosurerate')).toEqual(['公开率'])
    expect(titles('110')).toEqual(['云川市教育局'])
    expect(titles('jyj')).toEqual(['云川市教育局', '云川市教育局 2024 年年报', '云川市教育局 2025 年年报'])
    expect(titles('xyz')).toEqual([])
  })

  it('wants every word, and sets the unit before its reports', () => {
    expect(titles('教育局 2024')).toEqual(['云川市教育局 2024 年年报'])
    expect(titles('教育局')[0]).toBe('云川市教育局')
  })

  it('sets the name itself before a name that holds it', () => {
    expect(foundIn([place('unit', '单位管理局'), place('page', '单位')], '单位', letters).places.map(({ title }) => title)).toEqual(['单位', '单位管理局'])
  })

  it('says how many there are when not all are shown', () => {
    const many = Array.from({ length: 100 }, (_, at) => place('unit', `第${at}局`))
    const { places, count } = foundIn(many, '局', letters)
    expect([places.length, count]).toEqual([40, 100])
  })
})
