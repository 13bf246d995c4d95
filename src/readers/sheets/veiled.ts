import type { Range } from '@e965/xlsx'
import type { Veil } from './cell-mark'
import { utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { isOle } from '../detect/ole'
import { walkXml } from '../docx/xml'
import { odsVeils } from './ods-veils'
import { xlsVeils } from './xls-veils'
import { sheetPaths } from './xlsx'

type Part = (name: RegExp) => Record<string, string>

const conditions = /<(?:\w+:)?conditionalFormatting[^>]+\bsqref="([^"]*)"[^>]*>([\s\S]*?)<\/(?:\w+:)?conditionalFormatting>/g
const whiteFont = /<(?:\w+:)?font\b[\s\S]*?<(?:\w+:)?color\s[^>]*(?:rgb="(?:FF)?F[\dA-F]F[\dA-F]F[\dA-F]"|theme="0"|indexed="(?:1|9)")/i
const darkFill = /<(?:\w+:)?fill\b[\s\S]*?<(?:\w+:)?(?:bgColor|fgColor)\s(?![^>]*(?:rgb="(?:FF)?F[\dA-F]F[\dA-F]F[\dA-F]"|theme="0"|indexed="(?:1|9)"))/i
const struck = /<(?:\w+:)?strike(?![^>]*val="(?:0|false)")/
const mostRanges = 1000

/** Which of the formats that conditions choose hide or strike out what they are chosen for. */
function hidingFormats(styles: string): boolean[] {
  const all = /<(?:\w+:)?dxfs\b[\s\S]*?<\/(?:\w+:)?dxfs>/.exec(styles)?.[0] ?? ''
  return [...all.matchAll(/<(?:\w+:)?dxf(?:\/>|[\s>][\s\S]*?<\/(?:\w+:)?dxf>)/g)].map(([format]) => {
    const code = /formatCode="([^"]*)"/.exec(format)?.[1]
    return struck.test(format) || (whiteFont.test(format) && !darkFill.test(format)) || (code !== undefined && !/[0#?@]|General/.test(code.replace(/&quot;[\s\S]*?&quot;|\\./g, '')))
  })
}

/** The ranges that conditions of a sheet may keep from being seen. */
function conditional(sheet: string, hiding: readonly boolean[]): Range[] {
  return [...sheet.matchAll(conditions)].flatMap(([, ranges, rules]) => {
    const hides = [...rules!.matchAll(/dxfId="(\d+)"/g)].some(([, id]) => hiding[Number(id)]) || /<(?:\w+:)?(?:dataBar|iconSet)[^>]*showValue="(?:0|false)"/.test(rules!)
    return hides ? ranges!.split(' ').slice(0, mostRanges).map(range => utils.decode_range(range)) : []
  })
}

/** The cells below the pictures of a drawing and its boxes with digits. */
function drawn(xml: string): Range[] {
  const ranges: Range[] = []
  const path: string[] = []
  let anchor: Record<string, number> = {}
  let text = ''
  let isPicture = false
  walkXml(xml, {
    open(name) {
      path.push(name)
      if (name.endsWith('Anchor')) {
        anchor = {}
        text = ''
        isPicture = false
      }
      isPicture ||= name === 'pic'
    },
    text(value) {
      const [holder, name] = path.slice(-2)
      if (name === 't')
        text += value
      else if (holder === 'from' || holder === 'to')
        anchor[`${holder} ${name}`] = Number(value)
    },
    close(name) {
      path.pop()
      const { 'from row': top, 'from col': left } = anchor
      if (!name.endsWith('Anchor') || top === undefined || left === undefined || !(isPicture || /\d/.test(text)))
        return
      const end = (of: 'row' | 'col', from: number): number => Math.max(from, (anchor[`to ${of}`] ?? from) - (anchor[`to ${of}Off`] === 0 ? 1 : 0))
      ranges.push({ s: { r: top, c: left }, e: { r: end('row', top), c: end('col', left) } })
    },
  })
  return ranges
}

function xlsxVeils(part: Part): Map<string, Veil> {
  const sheets = part(/^xl\/worksheets\/[^/]+\.xml$/)
  const tells = Object.values(sheets).some(sheet => /showZeros="(?:0|false)"|conditionalFormatting|<(?:\w+:)?drawing\b/.test(sheet))
  if (!tells)
    return new Map()
  const hiding = hidingFormats(part(/^xl\/styles\.xml$/)['xl/styles.xml'] ?? '')
  const relations = part(/^xl\/worksheets\/_rels\/[^/]+\.rels$/)
  const drawings = part(/^xl\/drawings\/[^/]+\.xml$/)
  return new Map([...sheetPaths(part)].map(([name, path]) => {
    const sheet = sheets[path] ?? ''
    const related = relations[path.replace(/([^/]+)$/, '_rels/$1.rels')] ?? ''
    const named = /<(?:\w+:)?drawing\b/.test(sheet) ? [...related.matchAll(/Target="([^"]*drawings\/[^"]+\.xml)"/g)].map(([, target]) => drawings[`xl/drawings/${target!.split('/').pop()}`] ?? '<none/>') : []
    return [name, { noZeros: /showZeros="(?:0|false)"/.test(sheet), unsure: [...conditional(sheet, hiding), ...named.flatMap(drawn)] }]
  }))
}

/** What may keep the cells of each sheet from being seen, by its name; what is damaged tells of none. */
export function veilsOf(bytes: Uint8Array, format: string): Map<string, Veil> {
  try {
    if (isOle(bytes))
      return xlsVeils(bytes)
    if (bytes[0] !== 0x50)
      return new Map()
    const part = (name: RegExp): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes, { filter: file => name.test(file.name) })).map(([path, content]) => [path, strFromU8(content)]))
    return format === 'ods' ? odsVeils(part) : xlsxVeils(part)
  }
  catch {
    return new Map()
  }
}

/** Whether one of a sheet's veils lies on a cell. */
export function isVeiled({ unsure }: Veil, row: number, column: number): boolean {
  return unsure.some(({ s, e }) => row >= s.r && row <= e.r && column >= s.c && column <= e.c)
}
