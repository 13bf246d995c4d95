import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../src/app/ui/theme.css', import.meta.url), 'utf8')

function colours(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0]!
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(match => [match[1]!, match[2]!]))
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

describe.each([['light', ':root, [data-theme=\'light\'] {'], ['dark', '[data-theme=\'dark\'] {']])('%s theme', (_, selector) => {
  const theme = colours(selector)
  const papers = ['paper', 'paper-2', 'paper-3']

  it.each(['ink', 'ink-2', 'ink-3', 'blue', 'error', 'warning', 'accepted', 'green', 'amber', 'violet', 'grey'])('reads %s on every paper at 4.5 : 1', (ink) => {
    for (const paper of papers)
      expect(contrast(theme.get(ink)!, theme.get(paper)!), paper).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['green', 'amber', 'violet'])('reads %s on its tint at 4.5 : 1', (state) => {
    expect(contrast(theme.get(state)!, theme.get(`${state}-2`)!)).toBeGreaterThanOrEqual(4.5)
  })

  it('reads text on blue and blue on its tint at 4.5 : 1', () => {
    expect(contrast(theme.get('on-blue')!, theme.get('blue')!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme.get('blue')!, theme.get('blue-2')!)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['edge', 'focus'])('shows %s against paper at 3 : 1', (mark) => {
    for (const paper of ['paper', 'paper-2'])
      expect(contrast(theme.get(mark)!, theme.get(paper)!), paper).toBeGreaterThanOrEqual(3)
  })
})
