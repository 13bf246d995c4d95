import type { Candidate, LettersView } from './useLetters'
import type { TableTwin } from '@/figures'
import type { SentBack } from '@/workspace'

type T = (key: string, values?: Record<string, unknown>) => string

/** `退改通知_临江县教育局_2025.docx` */
export async function letterName({ name, stored }: Candidate, t: T): Promise<string> {
  const { fileName } = await import('@/exports')
  return fileName({ title: t('letters.file', { unit: name, year: stored.year }), years: null, coverage: null, fictional: stored.fictional ? t('figures.fictional') : null }, 'docx')
}

/** One letter as a Word document; `sent`: as it went. */
export async function letterFile(of: Candidate, view: LettersView, t: T, sent?: SentBack): Promise<{ blob: Blob, name: string }> {
  const { letterDocx } = await import('@/exports')
  return { blob: await letterDocx(view.letterOf(of, sent)), name: await letterName(of, t) }
}

const columns = ['unit', 'number', 'part', 'place', 'printed', 'expected', 'ground', 'likely', 'due', 'contact'] as const

/** Every point of every letter, one a row. */
export function pointsTable(all: readonly Candidate[], view: LettersView, t: T, contactOf: (of: Candidate) => string): TableTwin {
  return {
    columns: columns.map(key => ({ key, label: t(`letters.column.${key}`), kind: 'text' as const })),
    rows: all.flatMap((of) => {
      const same = { unit: of.name, due: view.sayDay(view.dueOf(of)), contact: contactOf(of) }
      const points = view.pointsOf(of).map((finding, at) => ({ ...same, number: String(at + 1), ...view.pointOf(finding, of.stored) }))
      return points.length > 0 ? points : [{ ...same, number: '1', part: '', place: '', printed: '', expected: '', ground: view.noteOf(of), likely: '' }]
    }),
  }
}

/** All letters, a file a unit, and a workbook of every point, in one archive. Rejects with an AbortError when it is cancelled. */
export async function lettersZip(all: readonly Candidate[], view: LettersView, t: T, { contactOf, onProgress, signal }: { contactOf: (of: Candidate) => string, onProgress: (done: number) => void, signal: AbortSignal }): Promise<{ blob: Blob, name: string }> {
  const { breathe, fileName, listXlsx, zipFiles } = await import('@/exports')
  const files: { name: string, blob: Blob }[] = []
  for (const [at, of] of all.entries()) {
    onProgress(at)
    await breathe()
    signal.throwIfAborted()
    files.push(await letterFile(of, view, t))
  }
  const title = t('letters.workbook', { year: view.year.value })
  files.push({ name: fileName({ title, years: null, coverage: null, fictional: null }, 'xlsx'), blob: await listXlsx({ title, notes: [], table: pointsTable(all, view, t, contactOf) }) })
  signal.throwIfAborted()
  onProgress(all.length)
  const subject = { title: t('letters.zip', { year: view.year.value }), years: null, coverage: t('figures.unitsInName', { units: all.length }), fictional: all.some(({ stored }) => stored.fictional) ? t('figures.fictional') : null }
  return { blob: await zipFiles(files), name: fileName(subject, 'zip') }
}

/** What stands in a mail with a letter. */
export async function mailText(of: Candidate, view: LettersView, sent?: SentBack): Promise<string> {
  const { letterText } = await import('@/exports')
  return letterText(view.letterOf(of, sent))
}
