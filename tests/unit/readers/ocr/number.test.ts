import type { Raster } from '@/readers/ocr/raster'
import type { Reading, Recognizer } from '@/readers/ocr/recognizer'
import { describe, expect, it } from 'vitest'
import { readCell } from '@/readers/ocr/cell'
import { agreed, inEach, isStroke, readNumber } from '@/readers/ocr/number'
import { unspaced } from '@/readers/ocr/recognizer'
import { fill, paper } from './drawing'

/** An engine that says what it is told: of lone pictures, of copies side by side, of copies when only digits are allowed. */
function engine(said: { alone: (Reading | string)[], copies: (Reading | string)[], digits?: (Reading | string)[] }): Recognizer & { asked: number } {
  const turns = { alone: 0, copies: 0, digits: 0 }
  const next = (of: keyof typeof turns): Reading => {
    const list = said[of] ?? ['']
    const reading = list[Math.min(turns[of]++, list.length - 1)]!
    return typeof reading === 'string' ? { text: reading, confidence: 90 } : reading
  }
  const recognizer = {
    asked: 0,
    async line({ width, height }: Raster, digitsOnly?: boolean) {
      recognizer.asked++
      return next(digitsOnly ? 'digits' : width > height * 3 ? 'copies' : 'alone')
    },
    block: async () => next('alone'),
    page: async () => [],
    close: () => {},
  }
  return recognizer
}

/** Print as broad as high, so that it is no stroke. */
function blot(): Raster {
  const ink = paper(20, 20)
  ink.data.fill(1)
  return ink
}
const read = (recognizer: Recognizer) => readNumber(paper(24, 24), blot(), recognizer)

describe('a number read from a picture', () => {
  it('is certain at once when it reads alike alone and among copies', async () => {
    const recognizer = engine({ alone: ['21'], copies: ['21 21 21'] })
    expect(await read(recognizer)).toBe('21')
    expect(recognizer.asked).toBe(2)
  })

  it('is nobody\'s guess when readings disagree, however confident one is', async () => {
    expect(await read(engine({ alone: [{ text: '3', confidence: 96 }], copies: ['8 8 8'], digits: ['3 3 3'] }))).toBeNull()
    expect(await read(engine({ alone: ['5', '3', '5'], copies: ['5 5 3', '3 3 3', '5 5 5'], digits: [''] }))).toBeNull()
    expect(await read(engine({ alone: ['并'], copies: ['渊 二 到'], digits: [''] }))).toBeNull()
    expect(await read(engine({ alone: [''], copies: [''], digits: [''] }))).toBeNull()
  })

  it('needs three readings that agree and one that is likely when the first are weak', async () => {
    const weak = (text: string): Reading => ({ text, confidence: 40 })
    expect(await read(engine({ alone: [weak('7')], copies: [weak('7 7 7')], digits: [weak('')] }))).toBeNull()
    expect(await read(engine({ alone: [weak('7'), { text: '7', confidence: 75 }], copies: [weak('7 7 7')], digits: [weak('')] }))).toBe('7')
    expect(agreed([{ text: '7', confidence: 99 }, { text: '7', confidence: 99 }])).toBeNull()
  })

  it('takes an upright stroke for 1 only when the engine once says so', () => {
    const stroke = paper(6, 30)
    stroke.data.fill(1)
    expect(isStroke(stroke)).toBe(true)
    expect(isStroke(blot())).toBe(false)
    expect(agreed([{ text: '1', confidence: 40 }, { text: '】', confidence: 60 }], true)).toBe('1')
    expect(agreed([{ text: '】', confidence: 60 }], true)).toBeNull()
    expect(agreed([{ text: '7', confidence: 99 }, { text: '7', confidence: 99 }, { text: '7', confidence: 99 }], true)).toBeNull()
  })

  it('tells what stands in each copy', () => {
    expect(inEach('12 12 12')).toBe('12')
    expect(inEach('121212')).toBe('12')
    expect(inEach('1 2 12 12')).toBe('12')
    expect(inEach('十 14 十 14 十 14')).toBe('+14')
    expect(inEach('0 0 6')).toBeNull()
    expect(inEach('1212')).toBeNull()
    expect(inEach('')).toBeNull()
  })
})

describe('a cell read from a picture', () => {
  const page = paper(600, 200)
  const ink = paper(600, 200)
  ink.data.fill(0)
  fill(ink, [0, 0, 600, 200], 1)
  const wide = { box: [10, 10, 310, 40] as const, lines: 1 }

  it('is a label when it has letters', async () => {
    expect(await readCell({ grey: page, ink }, wide, engine({ alone: [''], copies: ['8. 属 于 行政 查 询 事项'] }))).toBe('8.属于行政查询事项')
    expect(await readCell({ grey: page, ink }, { ...wide, lines: 2 }, engine({ alone: ['商业\n\n企业'], copies: [''] }))).toBe('商业\n企业')
  })

  it('is never a number because of one reading of its line', async () => {
    for (const text of ['1276.5534万元', '增10', '十工', '12'])
      expect(await readCell({ grey: page, ink }, wide, engine({ alone: [''], copies: [text, '', ''], digits: [''] }))).toBeNull()
    expect(await readCell({ grey: page, ink }, { ...wide, lines: 2 }, engine({ alone: ['12\n34'], copies: [''] }))).toBeNull()
  })

  it('keeps two numbers two', () => {
    expect(unspaced('受 理 申请 21 件 ， 答复 2 0 件')).toBe('受理申请21件，答复2 0件')
  })
})
