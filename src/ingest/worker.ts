import type { Opened } from './read'
import type { SourceFile } from '@/readers'
import '../older'
import { expose, transfer } from 'comlink'
import { readFile } from './read'

/** What a worker of the pool does: reads one file and hands its bytes back. */
const reader = {
  async read(file: SourceFile, depth: number): Promise<Opened> {
    const opened = await readFile(file, depth)
    const files = opened.kind === 'file' ? [opened.file] : [...opened.files, ...opened.rejected]
    return transfer(opened, [...new Set(files.map(({ bytes }) => bytes.buffer))])
  },
}

export type WorkerReader = typeof reader

expose(reader)
