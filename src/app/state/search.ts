import type { Passage, ProseKind, Question } from '@/search'
import type { StoredReport } from '@/workspace'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { createSearch, foundWidth, proseKinds } from '@/search'
import { reasonOf } from '../../reason'
import { useRecord } from './record'

/** A report with hits, by section. */
export interface ReportHits {
  report: StoredReport
  hits: Readonly<Record<ProseKind, number>>
  total: number
}

/** Whether the prose of a report is searched: it counts, or it waits for a person. */
const searched = ({ version }: StoredReport): boolean => version === 'counted' || version === 'waiting'

/** Another reading of a file has its id and lies in another batch. */
const nameOf = ({ batch, id }: Pick<StoredReport, 'batch' | 'id'>): string => `${batch}/${id}`

/** The prose of all reports, searched on a thread of its own. Read when first asked for, then kept in step with the record. */
export const useSearch = defineStore('search', () => {
  const record = useRecord()
  /** How many of the reports to be searched have been read; null before and after. */
  const reading = shallowRef<{ done: number, all: number } | null>(null)
  const failure = shallowRef<Error | null>(null)
  /** Counts the states of the record that were read: whoever asked asks again. 0: none yet. */
  const version = ref(0)
  const active = ref(false)
  let search: ReturnType<typeof createSearch> | null = null
  let keys = new Map<string, number>()
  let reports = new Map<number, StoredReport>()
  let kindsRead = new Map<number, number>()
  let next = 0
  let working: Promise<void> | null = null
  let stale = false

  function onRead(read: readonly number[], kinds: readonly number[]) {
    read.forEach((key, at) => kindsRead.set(key, kinds[at]!))
    if (reading.value)
      reading.value = { ...reading.value, done: reading.value.done + read.length }
  }

  async function catchUp() {
    search ??= createSearch(onRead)
    const wanted = new Map(record.state.reports.filter(searched).map(report => [nameOf(report), report]))
    const gone = [...keys].filter(([name]) => !wanted.has(name))
    search.drop(gone.map(([, key]) => key))
    for (const [name, key] of gone) {
      keys.delete(name)
      reports.delete(key)
      kindsRead.delete(key)
    }
    const added = [...wanted.keys()].filter(name => !keys.has(name))
    for (const name of added)
      keys.set(name, next++)
    for (const [name, report] of wanted)
      reports.set(keys.get(name)!, report)
    if (added.length > 0) {
      const fresh = new Set(added)
      reading.value = { done: 0, all: added.length }
      const packed = await record.change(kept => kept.packed())
      await search.add(packed.map(({ batch, bytes, reports }) => ({
        bytes,
        reports: reports.map(place => ({ ...place, name: nameOf({ batch, id: place.id }) })).filter(({ name }) => fresh.has(name)).map(({ name, offset, length }) => ({ key: keys.get(name)!, offset, length })),
      })).filter(batch => batch.reports.length > 0))
    }
  }

  /** Brings what is searched up to the record; changes that arrive meanwhile are taken in one more turn. */
  function sync(): Promise<void> {
    stale = true
    return working ??= (async () => {
      while (stale) {
        stale = false
        await catchUp()
      }
      failure.value = null
      version.value++
    })().catch(forget).finally(() => {
      reading.value = null
      working = null
    })
  }

  /** What was read is of no use without the rest: all is read again when next asked for. */
  function forget(error: unknown) {
    failure.value = error instanceof Error ? error : new Error(reasonOf(error))
    search?.close()
    search = null
    active.value = false
    keys = new Map()
    reports = new Map()
    kindsRead = new Map()
    version.value = 0
  }

  watch(() => active.value && record.opened && !record.importing.running ? record.state.reports : null, reports => reports && void sync())

  async function find(question: Question, signal: AbortSignal): Promise<ReportHits[]> {
    const found = await search!.find(question, signal)
    return Array.from({ length: found.length / foundWidth }, (_, at) => found.subarray(at * foundWidth, (at + 1) * foundWidth)).flatMap(([key, ...counts]) => {
      const report = reports.get(key!)
      const hits = Object.fromEntries(proseKinds.map((kind, place) => [kind, counts[place]!])) as Record<ProseKind, number>
      return report ? [{ report, hits, total: counts.reduce((sum, count) => sum + count, 0) }] : []
    })
  }

  function show(question: Question, shown: readonly StoredReport[], signal: AbortSignal): Promise<readonly (readonly Passage[])[]> {
    return search!.show(question, shown.map(report => keys.get(nameOf(report)) ?? -1), signal)
  }

  return {
    reading,
    failure,
    version: computed(() => version.value),
    /** Reads the prose in, if that has not been done, and follows the record from now on. */
    start: () => void (active.value = true),
    find,
    show,
    /** Whether text was read in any of `kinds` of a report. */
    hasRead: (report: StoredReport, kinds: readonly ProseKind[]): boolean => {
      const bits = (version.value > 0 && kindsRead.get(keys.get(nameOf(report)) ?? -1)) || 0
      return proseKinds.some((kind, place) => kinds.includes(kind) && (bits & 1 << place) !== 0)
    },
  }
})
