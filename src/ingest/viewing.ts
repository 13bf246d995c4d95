import type { Remote } from 'comlink'
import type { ReadList } from './unitList'
import type { SourceView, ViewedFile } from './view'
import type { ViewWorker } from './view.worker'
import type { PdfPages, Refusal } from '@/readers'
import { transfer } from 'comlink'
import { SpokenError } from '@/language'
import { openPages, refusals } from '@/readers'
import { threadOf } from '../thread'
import { refusalIn } from './files'
import { GivenUp, within } from './reading'

interface Patience { signal: AbortSignal, timeoutMs?: number }

/** What the viewer's worker answers, on a thread of its own that is ended with the answer, with `signal`, or after `timeoutMs`. */
async function viewing<Answer>(name: string, ask: (remote: Remote<ViewWorker>) => Promise<unknown>, { signal, timeoutMs = 15_000 }: Patience): Promise<Answer | { refusal: Refusal }> {
  const { remote, alive, end } = threadOf<ViewWorker>(new Worker(new URL('./view.worker.ts', import.meta.url), { type: 'module' }))
  try {
    return await within(timeoutMs, signal, alive(ask(remote) as Promise<Answer>))
  }
  catch (error) {
    return { refusal: error instanceof GivenUp ? refusals[error.why]({ name }) : refusals.internal({ name, detail: String(error) }) }
  }
  finally {
    end()
  }
}

/** `viewOf` on a thread of its own, which takes the bytes away. */
export async function viewSource(file: ViewedFile, patience: Patience): Promise<SourceView> {
  const view = await viewing<SourceView>(file.name, remote => remote.viewOf(transfer(file, [file.bytes.buffer])), patience)
  return 'kind' in view ? view : { kind: 'refused', ...view }
}

/** `unitListOf` on a thread of its own. */
export async function readUnitList(file: { name: string, bytes: Uint8Array }, patience: Patience): Promise<ReadList> {
  return viewing<ReadList>(file.name, remote => remote.unitListOf(file), patience)
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
