import type { Format } from '@/readers'
import { read as readBook } from '@e965/xlsx'
import CFB from 'cfb'
import { unzipSync } from 'fflate'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { openPdf } from '../../src/readers/pdf/engine'

/** What a format's library does alone with a file: the reference its reader is measured against. */
export interface Bare {
  library: string
  /** Aim of the project: at most so many times the library alone; null where none is set. */
  aim: number | null
  run: (bytes: Uint8Array) => unknown
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const text: Bare = { library: 'TextDecoder', aim: 20, run: decoded }
const book: Bare = { library: '@e965/xlsx read', aim: null, run: bytes => readBook(bytes, { type: 'array', cellStyles: true, sheetStubs: true, dense: true }) }

const parts = /^word\/(?:document|styles|numbering)\.xml$/

/** Unpacks the parts of the text and runs the parser over them without a handler. */
function unzipAndParse(bytes: Uint8Array): number {
  let length = 0
  for (const part of Object.values(unzipSync(bytes, { filter: ({ name }) => parts.test(name) }))) {
    const xml = new TextDecoder().decode(part)
    const parser = new SaxesParser({})
    parser.write(xml).close()
    length += xml.length
  }
  return length
}

async function operatorLists(bytes: Uint8Array): Promise<number> {
  const { document } = await openPdf(bytes)
  try {
    let operators = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      operators += (await page.getOperatorList()).fnArray.length
      page.cleanup()
    }
    return operators
  }
  finally {
    await document.loadingTask.destroy()
  }
}

export const bare: Partial<Record<Format, Bare>> = {
  txt: text,
  md: { ...text, aim: null },
  csv: { ...text, aim: null },
  html: { library: 'parse5', aim: 2, run: bytes => parse(decoded(bytes)) },
  docx: { library: 'unzip + saxes', aim: 2, run: unzipAndParse },
  doc: { library: 'cfb read', aim: null, run: bytes => CFB.read(bytes, { type: 'buffer' }) },
  xlsx: book,
  xls: book,
  ods: book,
  pdf: { library: 'pdf.js getOperatorList', aim: 1.5, run: operatorLists },
}
