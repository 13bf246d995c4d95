import type { ProseKind, Sections } from '../../../src/search/corpus'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionsIn } from '@/workspace'
import { createCorpus, foundWidth, proseKinds } from '../../../src/search/corpus'
import { fold, foldTraced } from '../../../src/search/fold'
import { markTerms, passagesOf } from '../../../src/search/snippets'
import { termsOf } from '../../../src/search/terms'

const place = { at: 'text', line: 1, column: 1 } as const
const section = (kind: ProseKind, ...texts: string[]): Sections[number] => ({ kind, paragraphs: texts.map(text => ({ text, place })) })

function find(reports: Record<number, Sections>, query: string, kinds: readonly ProseKind[] = proseKinds) {
  const corpus = createCorpus()
  for (const [key, sections] of Object.entries(reports))
    corpus.add(Number(key), sections)
  const finding = corpus.find(termsOf(query), kinds)
  let next = finding.next()
  while (!next.done)
    next = finding.next()
  const found = [...next.value]
  return Object.fromEntries(Array.from({ length: found.length / foundWidth }, (_, at) => [found[at * foundWidth]!, found.slice(at * foundWidth + 1, (at + 1) * foundWidth)]))
}

describe('folded text', () => {
  it('is the same whatever the width, case and white space', () => {
    expect(fold('Ａ１２，信息 公\u3000开\n（ＯＡ）\u00AD\u200B')).toBe('a12,信息公开(oa)')
    expect(fold('第①项，⑴')).toBe('第1项,(1)')
  })

  it('knows where each character came from', () => {
    const text = '共 ㎏ Ａ开𠮷'
    const { text: folded, from, to } = foldTraced(text)
    expect(folded).toBe('共kga开𠮷')
    expect([...folded].length).toBe(6)
    expect(text.slice(from[1], to[2])).toBe('㎏')
    expect(text.slice(from[0], to[4])).toBe('共 ㎏ Ａ开')
  })

  it('is the same traced or not, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: traced, from, to } = foldTraced(text)
      expect(traced).toBe(fold(text))
      expect(from.length).toBe(traced.length)
      expect(from.every((start, at) => start < to[at]! && (at === 0 || start >= from[at - 1]!))).toBe(true)
      expect(fold(text)).not.toMatch(/\s/)
    }), { numRuns: 500 })
  })
})

describe('what a person types', () => {
  it.each([
    ['信息公开', ['信息公开']],
    ['  信息  第三方 ', ['信息', '第三方']],
    ['信息　公开', ['信息', '公开']],
    ['“依申请 公开” 复议', ['依申请公开', '复议']],
    ['"OA 系统"', ['oa系统']],
    ['“还没写完 的', ['还没写完的']],
    ['危及“三安全一稳定”', ['危及', '三安全一稳定']],
    ['公开 信息公开', ['信息公开']],
    ['公开 公开', ['公开']],
    ['“” 「 」', []],
    ['', []],
  ])('%s asks for %j', (query, terms) => expect(termsOf(query)).toEqual(terms))
})

describe('search', () => {
  const reports = {
    1: [section('overview', '本年信息公开工作。', '公开平台一个，信息公开专栏。'), section('problems', '培训不足'), section('others', '无')],
    2: [section('overview', '信息'), section('problems', '公开不及时，培训不足')],
    3: [section('overview', '以 信 息\n公 开 为重点'), section('applications' as ProseKind, '培训不足')],
  }

  it('finds any substring, with its hits by section', () => {
    expect(find(reports, '信息公开')).toEqual({ 1: [2, 0, 0], 3: [1, 0, 0] })
    expect(find(reports, '公')).toEqual({ 1: [3, 0, 0], 2: [0, 1, 0], 3: [1, 0, 0] })
    expect(find(reports, '没有的词')).toEqual({})
    expect(find(reports, '')).toEqual({})
  })

  it('wants every term, in the sections asked for', () => {
    expect(find(reports, '信息 培训')).toEqual({ 1: [2, 1, 0], 2: [1, 1, 0] })
    expect(find(reports, '信息 培训', ['overview'])).toEqual({})
    expect(find(reports, '培训', ['problems', 'others'])).toEqual({ 1: [0, 1, 0], 2: [0, 1, 0] })
  })

  it('finds nothing across paragraphs or sections, nor in the sections of tables', () => {
    expect(find(reports, '工作。公开')).toEqual({})
    expect(find(reports, '信息公开不及时')).toEqual({})
    expect(find({ 3: reports[3] }, '培训')).toEqual({})
  })

  it('says what was read, and forgets what is dropped', () => {
    const corpus = createCorpus()
    expect(corpus.add(7, reports[2])).toBe(0b011)
    expect(corpus.add(8, [section('others', '  ', '')])).toBe(0)
    expect(corpus.add(9, [section('others', '收费 0 元')])).toBe(0b100)
    corpus.drop(7)
    expect(corpus.find(['公开'], proseKinds).next()).toEqual({ done: true, value: new Int32Array() })
    corpus.add(9, [section('others', '改了')])
    expect(corpus.find(['收费'], proseKinds).next().value).toEqual(new Int32Array())
  })

  it('agrees with counting in the texts one by one', () => {
    const word = fc.string({ unit: fc.constantFrom('公', '开', '信', '息', ' ', 'Ａ', 'a', '，'), maxLength: 14 })
    const texts = fc.array(fc.array(word, { maxLength: 3 }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(texts, fc.string({ unit: fc.constantFrom('公', '开', '信', 'A'), minLength: 1, maxLength: 2 }), (texts, term) => {
      const bare = (text: string): string => text.replaceAll(/\s/g, '').replaceAll('Ａ', 'a').replaceAll('，', ',').toLowerCase()
      const counts = texts.map(paragraphs => paragraphs.reduce((sum, text) => sum + bare(text).split(bare(term)).length - 1, 0))
      const found = find(Object.fromEntries(texts.map((paragraphs, key) => [key, [section('overview', ...paragraphs)]])), `“${term}”`)
      expect(texts.map((_, key) => found[key]?.[0] ?? 0)).toEqual(counts)
      const shown = texts.map(paragraphs => passagesOf([section('overview', ...paragraphs)], termsOf(`“${term}”`), proseKinds))
      expect(shown.map(passages => passages.reduce((sum, { hits }) => sum + hits, 0))).toEqual(counts)
    }))
  })

  it('gives way between steps', () => {
    const corpus = createCorpus()
    for (let key = 0; key < 1200; key++)
      corpus.add(key, [section('overview', '公开')])
    const finding = corpus.find(['公开'], proseKinds)
    expect([finding.next().done, finding.next().done, finding.next().done]).toEqual([false, false, true])
  })
})

describe('passages', () => {
  it('mark what was looked for as it is written', () => {
    expect(markTerms('推进 信 息公开，和ＯＡ系统。', ['信息公开', 'oa'])).toEqual([
      { text: '推进 ', hit: false },
      { text: '信 息公开', hit: true },
      { text: '，和', hit: false },
      { text: 'ＯＡ', hit: true },
      { text: '系统。', hit: false },
    ])
    expect(markTerms('信息公开', ['信息公', '公开'])).toEqual([{ text: '信息公开', hit: true }])
  })

  it('name the paragraph, count its hits and cut a long one about the first', () => {
    const long = `${'前'.repeat(200)}公开${'后'.repeat(200)}公开`
    const passages = passagesOf([section('overview', '无关', long), section('others', '公开')], ['公开'], proseKinds)
    expect(passages.map(({ kind, paragraph, hits }) => [kind, paragraph, hits])).toEqual([['overview', 1, 2], ['others', 0, 1]])
    const text = passages[0]!.pieces.map(piece => piece.text).join('')
    expect(text).toMatch(/^…前{36}公开后+…$/)
    expect(text.length).toBeLessThan(160)
    expect(passagesOf([section('others', '公开')], ['公开'], ['overview'])).toEqual([])
  })

  it('always show a hit, and only text that is there', () => {
    const any = fc.string({ unit: fc.constantFrom('公', '开', '，', ' '), minLength: 1, maxLength: 400 })
    fc.assert(fc.property(any, (text) => {
      for (const { pieces } of passagesOf([section('overview', text)], ['公开'], proseKinds)) {
        expect(pieces.some(({ hit, text }) => hit && fold(text).includes('公开'))).toBe(true)
        expect(text).toContain(pieces.map(piece => piece.text).join('').replaceAll('…', ''))
      }
    }))
  })
})

describe('sections of a kept report', () => {
  const report = (more: object) => ({ id: 'x', cells: { a: { text: '],"pictured":[' } }, sections: [{ kind: 'overview', heading: ',"sections":[', paragraphs: [{ text: '"sections":[\\"],"pictured":[', place }] }], pictured: [], notes: [], ...more })

  it('are those the report was kept with, whatever its texts say', () => {
    expect(sectionsIn(JSON.stringify(report({})))).toEqual(report({}).sections)
    const { sections, pictured, ...rest } = report({})
    expect(sectionsIn(JSON.stringify({ sections, ...rest, pictured }))).toEqual(sections)
    expect(() => sectionsIn('{"sections":[')).toThrow()
  })
})
