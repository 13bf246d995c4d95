import type { Veil } from './cell-mark'
import { utils } from '@e965/xlsx'
import { lookOf, readStyles, resolved } from '../odt/styles'

type Part = (name: RegExp) => Record<string, string>

/** What may keep the cells of an OpenDocument spreadsheet from being seen, by the name of their sheet. */
export function odsVeils(part: Part): Map<string, Veil> {
  const { 'content.xml': content = '', 'styles.xml': shared = '<none/>', 'settings.xml': settings = '' } = part(/^(?:content|styles|settings)\.xml$/)
  const noZeros = /config:name="ShowZeroValues"[^>]*>false</.test(settings)
  const conditions = [...content.matchAll(/<calcext:conditional-format\s[^>]*target-range-address="([^"]*)"[^>]*>([\s\S]*?)<\/calcext:conditional-format>/g)]
  if (!noZeros && conditions.length === 0)
    return new Map()
  const veils = new Map([...content.matchAll(/<table:table\s[^>]*table:name="([^"]*)"/g)].map(([, name]): [string, Veil] => [name!, { noZeros, unsure: [] }]))
  const styles = readStyles([shared, content])
  for (const [, ranges, rules] of conditions) {
    // Names with signs of their own stand encoded in the styles.
    const chosen = [...rules!.matchAll(/apply-style-name="([^"]*)"/g)].flatMap(([, name]) => [name!, name!.replaceAll('_', '_5f_')].map(each => lookOf(resolved(styles, 'table-cell', each))))
    if (!chosen.some(({ hidden, struck }) => hidden || struck))
      continue
    for (const range of ranges!.split(' ')) {
      const [from = '', to = from] = range.split(':')
      const cells = [from, to].map(address => address.slice(address.lastIndexOf('.') + 1).replaceAll('$', ''))
      const sheet = from.slice(0, from.lastIndexOf('.')).replace(/^\$?'?|'$/g, '')
      if (cells.every(cell => /^[A-Z]+\d+$/.test(cell)))
        veils.get(sheet)?.unsure.push(utils.decode_range(cells.join(':')))
    }
  }
  return veils
}
