import type { SourceView, ViewedFile } from './view'
import type { ViewWorker } from './view.worker'
import type { PdfPages } from '@/readers'
import { transfer } from 'comlink'
import { SpokenError } from '@/language'
import { openPages, refusals } from '@/readers'
import { threadOf } from '../thread'
import { refusalIn } from './files'
import { GivenUp, within } from './reading'

/** `viewOf` on a thread of its own, which takes the bytes away and is ended with the answer, with `signal`, or after `timeoutMs`. */
export async function viewSource(file: ViewedFile, { signal, timeoutMs = 15_000 }: { signal: AbortSignal, timeoutMs?: number }): Promise<SourceView> {
  const { name } = file
  const { remote, alive, end } = threadOf<ViewWorker>(new Worker(new URL('./view.worker.ts', import.meta.url), { type: 'module' }))
  try {
    return await within(timeoutMs, signal, alive(remote.viewOf(transfer(file, [file.bytes.buffer])) as Promise<SourceView>))
  }
  catch (error) {
    const refusal = error instanceof GivenUp ? refusals[error.why]({ name }) : refusals.internal({ name, detail: String(error) })
    return { kind: 'refused', refusal }
  }
  finally {
    end()
  }
}

/** Opens a PDF or a picture whose pages are to be drawn on canvases of the page; pdf.js is loaded with the first. Rejects with why it cannot be shown. */
export async function openSourcePages({ name, bytes }: Pick<ViewedFile, 'name' | 'bytes'>): Promise<PdfPages> {
  try {
    return await openPages(bytes)
  }
  catch (error) {
    const refusal = error instanceof Error && error.name === 'PasswordException' ? refusals.encrypted({ name }) : refusals.damaged({ name })
    throw new SpokenError(language => refusalIn(refusal, language), error)
  }
}
