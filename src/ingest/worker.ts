import type { Opened } from './read'
import type { Finding } from '@/checks'
import type { SourceFile } from '@/readers'
import type { PackedReports } from '@/workspace'
import '../older'
import { expose, transfer } from 'comlink'
import { readFile } from './read'
import { recheckPacked } from './recheck'

/** What a worker of the pool does: reads one file and hands its bytes back, or checks reports that were read before. */
const reader = {
  async read(file: SourceFile, depth: number): Promise<Opened> {
    const opened = await readFile(file, depth)
    const files = opened.kind === 'file' ? [opened.file] : [...opened.files, ...opened.rejected]
    return transfer(opened, [...new Set(files.map(({ bytes }) => bytes.buffer))])
  },
  async recheck(packed: PackedReports, kept: ReadonlyMap<string, readonly Finding[]>): Promise<Map<string, Finding[]>> {
    return recheckPacked(packed, kept)
  },
}

export type WorkerReader = typeof reader

expose(reader)
