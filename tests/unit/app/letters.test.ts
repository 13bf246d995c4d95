import type { Candidate, LettersView } from '../../../src/app/features/letters/useLetters'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { composeLetter, letterTemplate } from '@/exports'
import { lettersZip } from '../../../src/app/features/letters/files'
import { finding } from './fakes'

const values = { year: '2025', report: '年报', received: '', count: '2', due: '2026年1月30日', office: '办', contact: '', phone: '', date: '2026年1月28日', note: '', copies: '' }
const point = { part: '第三部分', place: '总计', printed: '1', expected: '2', ground: '1 + 1 = 2', likely: '—' }
const all = Array.from({ length: 200 }, (_, at) => ({ name: `临江县${at + 1}局`, stored: { id: `${at}`, year: 2025, fictional: false }, findings: [], confirmed: 2 }) as unknown as Candidate)
const view = {
  year: { value: 2025 },
  pointsOf: () => [finding('r', 'balance:total'), finding('r', 'row-sum:received')],
  pointOf: () => point,
  noteOf: () => '',
  dueOf: () => '2026-01-30',
  sayDay: (iso: string) => iso,
  letterOf: ({ name }: Candidate) => composeLetter(letterTemplate('zh-CN'), { ...values, unit: name }, [point, point], 'zh-CN'),
} as unknown as LettersView
const t = (key: string, params: Record<string, unknown> = {}) => key === 'letters.file' ? `退改通知_${String(params.unit)}` : key
const run = (signal: AbortSignal, onProgress: (done: number) => void) => lettersZip(all, view, t, { contactOf: () => '', onProgress, signal })

describe('letters to 200 units', () => {
  it('are one archive with a file a unit and a list of all points, and tell how far they are', async () => {
    const seen: number[] = []
    const begun = performance.now()
    const { blob } = await run(new AbortController().signal, done => seen.push(done))
    process.stdout.write(`200 letters: ${Math.round(performance.now() - begun)} ms\n`)
    expect(seen).toEqual(Array.from({ length: 201 }, (_, at) => at))
    const zip = await JSZip.loadAsync(await blob.arrayBuffer())
    expect(Object.keys(zip.files)).toHaveLength(201)
    const word = await JSZip.loadAsync(await zip.file('退改通知_临江县200局.docx')!.async('uint8array'))
    expect(await word.file('word/document.xml')!.async('string')).toContain('临江县200局：')
  }, 60_000)

  it('are stopped at once', async () => {
    const abort = new AbortController()
    let last = 0
    await expect(run(abort.signal, (done) => {
      last = done
      if (done === 5)
        abort.abort()
    })).rejects.toMatchObject({ name: 'AbortError' })
    expect(last).toBe(5)
  })
})
