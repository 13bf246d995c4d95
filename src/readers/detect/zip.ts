import type { Format } from '../document'
import type { ZipEntry } from '../zip/directory'
import { packedBytes, readDirectory } from '../zip/directory'
import { inflate } from '../zip/inflate'

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
  const entries = readDirectory(bytes, looked) ?? []
  const names = entries.map(entry => entry.name.replaceAll('\\', '/'))
  const found = mainParts.find(([path]) => names.some(name => path.test(name)))
  if (found && (found[1] === 'ofd' || names.includes('[Content_Types].xml')))
    return found[1]
  const type = entries.find(entry => entry.name === 'mimetype')
  if (type && names.includes('content.xml'))
    return openDocument(bytes, type)
  return 'zip'
}

/** ODF names its type in an entry of its own, which should be stored but is compressed by some programs. */
function openDocument(bytes: Uint8Array, entry: ZipEntry): Format {
  const packed = packedBytes(bytes, entry)
  const type = packed && (entry.method === 0 ? packed : inflate(packed, Math.min(entry.size, 200)))
  return type && new TextDecoder().decode(type).trim().startsWith('application/vnd.oasis.opendocument.spreadsheet') ? 'ods' : 'unknown'
}
