import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'

const results = new URL('RESULTS.md', import.meta.url)

/** The measurements with `section` in place of the one of the same heading, or after the others. */
function withSection(text: string, section: string): string {
  const [heading] = section.split('\n')
  const parts = text.trimEnd().split(/\n(?=## )/)
  const at = parts.findIndex(part => part.startsWith(`${heading}\n`))
  return `${(at < 0 ? [...parts, section] : parts.with(at, section)).map(part => part.trim()).join('\n\n')}\n`
}

/** The section of this heading as it stands in RESULTS.md, or null. */
export async function sectionOf(heading: string): Promise<string | null> {
  const text = await readFile(results, 'utf8').catch(() => '')
  return text.split(/\n(?=## )/).find(part => part.startsWith(`${heading}\n`))?.trim() ?? null
}

/** Writes a section into RESULTS.md, and the machine it was measured on into its head. */
export async function writeSection(section: string): Promise<void> {
  const { model } = cpus()[0]!
  const head = `# Measurements\n\nNode ${process.version}, ${cpus().length} cores (${model.trim()}), ${new Date().toISOString().slice(0, 10)}. Medians of many runs; each table names the reference measured in the same run.`
  const before = await readFile(results, 'utf8').catch(() => '')
  await writeFile(results, withSection([head, ...before.split(/\n(?=## )/).slice(1)].join('\n\n'), section))
}
