import { describe, expect, it } from 'vitest'
import { withoutRadicals } from '../../../src/readers/pdf/radicals'

describe('radicals in place of characters', () => {
  it('gives the character a reader sees', () => {
    expect(withoutRadicals('云川市⽔利局⻘⽯区⼈⺠政府⻓⻔')).toBe('云川市水利局青石区人民政府长门')
  })

  it('leaves everything else alone', () => {
    expect(withoutRadicals('１２ ① 公开㈠')).toBe('１２ ① 公开㈠')
  })
})
