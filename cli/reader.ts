import type { SourceFile } from '@/readers'
import { parentPort } from 'node:worker_threads'
import { readFile } from '@/ingest'

/** A file to be read, as the command line asks for it. */
export interface Question { file: SourceFile, depth: number }

/** Reads on a thread of its own; lines need no bytes, so that those of a file are not handed back. */
parentPort!.on('message', async ({ file, depth }: Question) => {
  const opened = await readFile(file, depth)
  if (opened.kind === 'file')
    opened.file.bytes = new Uint8Array()
  parentPort!.postMessage(opened)
})
parentPort!.postMessage('ready')
