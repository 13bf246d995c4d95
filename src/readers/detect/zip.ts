import type { Format } from '../document'
import type { ZipEntry } from '../zip/directory'
import { packedBytes, readDirectory } from '../zip/directory'
import { inflate } from '../zip/inflate'

/** Office files name their main part near the start of the directory; a plain archive is read no further than this. */
const looked = 2000
/** Neither a type nor a list of some dozen parts is longer. */
const longest = 64 * 1024

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
  const [type, manifest] = ['mimetype', 'META-INF/manifest.xml'].map(path => entries[names.indexOf(path)])
  if (names.includes('content.xml') && (type || manifest))
    return openDocument(bytes, type, manifest)
  return 'zip'
}

const openDocuments: readonly [type: string, format: Format][] = [
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
]

/** ODF names its type in an entry of its own, which should be stored but is compressed or left out by some programs, and in the manifest, for the path `/`. */
function openDocument(bytes: Uint8Array, type: ZipEntry | undefined, manifest: ZipEntry | undefined): Format {
  const written = textOf(bytes, type).trim()
  const root = /<[^>]*full-path="\/"[^>]*>/.exec(textOf(bytes, manifest))?.[0] ?? ''
  return openDocuments.find(([name]) => written.startsWith(name) || root.includes(`"${name}`))?.[1] ?? 'unknown'
}

/** Whether an OpenDocument file is locked with a password. */
export function lockedOpenDocument(bytes: Uint8Array): boolean {
  const manifest = (readDirectory(bytes, looked) ?? []).find(({ name }) => name === 'META-INF/manifest.xml')
  return textOf(bytes, manifest).includes('encryption-data')
}

function textOf(bytes: Uint8Array, entry: ZipEntry | undefined): string {
  const packed = entry && entry.size <= longest ? packedBytes(bytes, entry) : null
  const content = packed && (entry!.method === 0 ? packed : inflate(packed, entry!.size))
  return content ? new TextDecoder().decode(content) : ''
}
