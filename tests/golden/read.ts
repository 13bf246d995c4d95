import type { ImportedFile } from '@/workspace'
import { readReports } from '@/ingest'

/** Reads a file as an import does, archives opened to the end. */
export async function readGolden(name: string, bytes: Uint8Array): Promise<ImportedFile[]> {
  return readReports({ name, folder: '', bytes })
}
