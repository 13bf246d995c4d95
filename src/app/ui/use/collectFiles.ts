import type { PickedFile } from '../../state/importing'

/** Files of an `<input type="file">`, with the folder inside the picked one. */
export function collectPicked(files: FileList | readonly File[]): PickedFile[] {
  return Array.from(files, file => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1).join('/') }))
}

/** Files and folders of a drop, folders walked to the bottom. Entries must be taken before the first await: the browser empties the list after it. */
export async function collectDropped(transfer: DataTransfer): Promise<PickedFile[]> {
  const items = Array.from(transfer.items).filter(item => item.kind === 'file')
  const roots = items.map(item => item.webkitGetAsEntry?.() ?? item.getAsFile())
  const picked = await Promise.all(roots.map(async root => root instanceof File ? [{ file: root, folder: '' }] : root ? walk(root, '') : []))
  return picked.flat()
}

async function walk(entry: FileSystemEntry, folder: string): Promise<PickedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ file, folder }]
  }
  const inside = folder ? `${folder}/${entry.name}` : entry.name
  const found: PickedFile[] = []
  for (const child of await children((entry as FileSystemDirectoryEntry).createReader()))
    found.push(...await walk(child, inside))
  return found
}

/** All entries of a folder: one call gives at most a hundred. */
async function children(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0)
      return all
    all.push(...some)
  }
}

/** What a clipboard may hold, the richest first: a table or a page as its markup, a picture, plain text. */
export type PastedKind = 'table' | 'page' | 'picture' | 'text'

const bareMarkup = /<!--[\s\S]*?-->|<(style|script|title)\b[\s\S]*?<\/\1>|<[^>]*>|&nbsp;|\s/gi

/** The kind of what was copied: spreadsheets lay a picture of the cells beside them, browsers the markup around a picture that was copied alone. */
export function pastedKind(html: string, text: string, pictures: number): PastedKind | null {
  if (/<table\b/i.test(html))
    return 'table'
  if (html !== '' && html.replace(bareMarkup, '') !== '')
    return 'page'
  if (pictures > 0)
    return 'picture'
  return text.trim() === '' ? null : 'text'
}

/**
 * What is on a clipboard as files to be imported: copied files and folders as they are; else one file, its name made by `nameOf`. Markup and text are
 * written in UTF-8 with its mark, which counts above what a copied page says of its encoding. Entries must be taken before the first await.
 */
export async function collectPasted(transfer: DataTransfer, nameOf: (kind: PastedKind, ending: string) => string): Promise<PickedFile[]> {
  const [html, text] = [transfer.getData('text/html'), transfer.getData('text/plain')]
  const files = Array.from(transfer.items).flatMap(item => item.kind === 'file' ? item.getAsFile() ?? [] : [])
  const kind = pastedKind(html, text, files.filter(({ type }) => type.startsWith('image/')).length)
  // A picture that was copied has no name but the browser's own.
  const named = files.some(({ name, type }) => !type.startsWith('image/') || !/^image\.\w+$/.test(name))
  if (files.length > 0 && named && kind !== 'table' && kind !== 'page')
    return collectDropped(transfer)
  if (kind === null)
    return []
  const picture = kind === 'picture' ? files.find(({ type }) => type.startsWith('image/')) : undefined
  if (picture)
    return [{ file: new File([picture], nameOf(kind, picture.type.slice('image/'.length).replace('jpeg', 'jpg')), { type: picture.type }), folder: '' }]
  const [written, ending] = kind === 'text' ? [text, 'txt'] : [html, 'html']
  return [{ file: new File([`\uFEFF${written}`], nameOf(kind, ending)), folder: '' }]
}
