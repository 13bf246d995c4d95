import type { Format } from '../document'
import { readDirectory } from '../zip/directory'

/** Office files name their main part near the start of the directory; a plain archive is read no further than this. */
const looked = 2000

const mainParts: readonly [path: RegExp, format: Format][] = [
  [/^word\/document\d*\.xml$/i, 'docx'],
  [/^xl\/workbook\.(?:xml|bin)$/i, 'xlsx'],
  [/^OFD\.xml$/i, 'ofd'],
  [/^ppt\/presentation\.xml$/i, 'unknown'],
]

/** What a zip holds: an Office or OFD document by its main part at the root, else a plain archive. */
export function sniffZip(bytes: Uint8Array): Format {
  const names = readDirectory(bytes, looked)?.map(entry => entry.name.replaceAll('\\', '/')) ?? []
  const found = mainParts.find(([path]) => names.some(name => path.test(name)))
  if (found && (found[1] === 'ofd' || names.includes('[Content_Types].xml')))
    return found[1]
  if (names.includes('mimetype') && names.includes('content.xml'))
    return openDocument(bytes)
  return 'zip'
}

/** ODF stores its type uncompressed as the first entry. */
function openDocument(bytes: Uint8Array): Format {
  const head = String.fromCharCode(...bytes.subarray(0, 160))
  return head.includes('application/vnd.oasis.opendocument.spreadsheet') ? 'ods' : 'unknown'
}
