import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const column = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Empty cells that stand for themselves: those a merged cell covers are left out. */
function typeIntoSheet(xml: string, numbers: readonly string[]): string {
  const covered = new Set([...xml.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(([, left, top, right, bottom]) => {
    const places: string[] = []
    for (let row = Number(top); row <= Number(bottom); row++) {
      for (let at = column(left!); at <= column(right!); at++) {
        if (row !== Number(top) || at !== column(left!))
          places.push(`${row}:${at}`)
      }
    }
    return places
  }))
  const rest = [...numbers]
  return xml.replaceAll(/<c r="([A-Z]+)(\d+)"( s="\d+")?\/>/g, (cell, letters: string, row: string, style = '') =>
    covered.has(`${row}:${column(letters)}`) ? cell : `<c r="${letters}${row}"${style}><v>${rest.shift()}</v></c>`)
}

function typeIntoTables(xml: string, numbers: readonly string[]): string {
  const rest = [...numbers]
  return xml.replaceAll(/<w:tc>.*?<\/w:tc>/gs, cell => /<w:t[^>]*>[^<]/.test(cell) || cell.includes('vMerge w:val="continue"')
    ? cell
    : cell.replace(/(<w:t[^>]*>)(<\/w:t>)/, (_, open: string, close: string) => `${open}${rest.shift()}${close}`))
}

/** A blank form with a title and numbers typed into its empty cells, left to right and down, in the file itself: what fill.bas does in LibreOffice. */
export function typed(form: Uint8Array, format: 'docx' | 'xlsx', title: string, numbers: readonly string[]): Uint8Array {
  const parts = unzipSync(form)
  const edit = (path: string, change: (xml: string) => string): void => void (parts[path] = strToU8(change(strFromU8(parts[path]!))))
  const titled = (xml: string): string => xml.replace('（单位全称）（年度）年政府信息公开工作年度报告', title)
  if (format === 'xlsx') {
    edit('xl/worksheets/sheet1.xml', xml => typeIntoSheet(xml, numbers))
    edit('xl/sharedStrings.xml', titled)
  }
  else {
    edit('word/document.xml', xml => titled(typeIntoTables(xml, numbers)))
  }
  return zipSync(parts)
}
