import type { ArchiveBudget, ReadResult, Refusal, SourceFile } from '@/readers'
import { archiveBudget, isArchive, read, refusals } from '@/readers'
import { pathWithin } from './files'

/** How deep archives within archives are opened. */
const maxDepth = 3
/** Milliseconds after which no further archive is opened: what was unpacked until then is still read. */
const mostTime = 8000

type Content = Pick<Extract<ReadResult, { kind: 'container' }>, 'files' | 'refusals'>

/** What the archives within one picked archive share, it included. */
interface Bounds {
  budget: ArchiveBudget
  until: number
}

/**
 * All files of an archive that are no archives themselves, those of archives within it in their place; `folder` is their whole path. The archives share
 * one budget of entries, bytes and time, spent in their order; one that goes beyond it, or lies in three others, is refused by name and kept.
 * `depth` is the number of archives it lies in itself.
 */
export async function openArchive(file: SourceFile, depth: number): Promise<Content | Refusal> {
  return open(file, { budget: archiveBudget(), until: performance.now() + mostTime }, depth)
}

async function open(file: SourceFile, bounds: Bounds, depth: number): Promise<Content | Refusal> {
  const { name } = file
  if (depth >= maxDepth)
    return refusals.unsupported({ name, called: `嵌套超过 ${maxDepth} 层的压缩包`, advice: '请先解压，再导入里面的文件' })
  if (performance.now() > bounds.until)
    return refusals.timeout({ name })
  const result = await read(file, { budget: bounds.budget })
  if (result.kind === 'refused')
    return result.refusal
  if (result.kind === 'documents' || result.files.length + result.refusals.length === 0)
    return refusals.empty({ name })
  const placed = (inner: SourceFile): SourceFile => ({ ...inner, folder: pathWithin(file.folder, name, inner.folder) })
  const content: Content = { files: [], refusals: result.refusals.map(({ file, refusal }) => ({ file: placed(file), refusal })) }
  for (const inner of result.files.map(placed)) {
    const within = isArchive(inner.bytes) ? await open(inner, bounds, depth + 1) : null
    if (within === null) {
      content.files.push(inner)
    }
    else if ('code' in within) {
      content.refusals.push({ file: inner, refusal: within })
    }
    else {
      content.files.push(...within.files)
      content.refusals.push(...within.refusals)
    }
  }
  return content
}
