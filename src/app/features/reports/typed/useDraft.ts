import type { Draft } from '../../../state/drafts'
import type { Finding } from '@/checks'
import type { CellKey } from '@/forms'
import type { Report, ReportSource } from '@/reports'
import { useEventListener, useThrottleFn } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { sha256 } from '@/sha256'
import { draftCells, draftOf, savedDraft } from '../../../state/drafts'
import { useNotices } from '../../../state/notices'
import { useRecord } from '../../../state/record'
import { useImport } from '../../../ui/use/useImport'
import { sayError } from '../../../words/errors'

/** Rules that speak of what is not typed yet, or of what a person said. */
const later: ReadonlySet<string> = new Set(['incomplete', 'empty-form', 'scope-assumed', 'old-layout'])

/** The local time as ISO, with its distance from UTC. */
function localTime(now = new Date()): string {
  const away = -now.getTimezoneOffset()
  const two = (part: number) => String(Math.floor(Math.abs(part))).padStart(2, '0')
  return `${new Date(now.getTime() + away * 60_000).toISOString().slice(0, 19)}${away < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`
}

/** A draft as it grows: kept in the record, checked, and made a report in the end. */
export function useDraft(id: string) {
  const { t } = useI18n()
  const record = useRecord()
  const notices = useNotices()
  const { start } = useImport()
  const item = record.state.saved.find(saved => saved.id === id)
  const draft = shallowRef<Draft | null>(item ? draftOf(item) : null)
  const savedAt = ref(draft.value?.at ?? null)
  const failure = ref<string | null>(null)
  const all = computed(() => draft.value ? draftCells(draft.value) : [])
  const typed = computed(() => all.value.filter(key => draft.value!.cells[key] !== undefined).length)
  let kept = draft.value
  let keeping = Promise.resolve()

  /** Keeps what stands now; one after the other. */
  function keep(): Promise<void> {
    keeping = keeping.then(async () => {
      const now = draft.value
      if (!now || now === kept)
        return
      try {
        await record.change(workspace => workspace.save(savedDraft(now)))
        kept = now
        savedAt.value = new Date().toISOString()
        failure.value = null
      }
      catch (error) {
        failure.value = sayError(error)
      }
    })
    return keeping
  }
  const keepSoon = useThrottleFn(() => void keep(), 400, true, false)
  useEventListener(window, 'pagehide', () => void keep())
  useEventListener(document, 'visibilitychange', () => void keep())
  onBeforeUnmount(() => void keep())

  function change(more: Partial<Draft>) {
    if (draft.value)
      draft.value = { ...draft.value, ...more }
    void keepSoon()
  }

  /** Puts texts into cells; undefined: nothing was typed there. */
  function type(texts: readonly (readonly [CellKey, string | undefined])[]) {
    if (!draft.value)
      return
    const cells = { ...draft.value.cells }
    for (const [key, text] of texts) {
      if (text === undefined)
        delete cells[key]
      else
        cells[key] = text
    }
    change({ cells, last: texts.at(-1)?.[0] ?? draft.value.last })
  }

  /** The kept file it is typed from, or none. */
  const source = computed<ReportSource>(() => {
    const file = record.state.files.find(({ hash }) => hash === draft.value?.from?.hash)
    return { hash: file?.hash ?? '', name: file?.name ?? '', folder: file?.folder ?? '', format: file?.format ?? '', charset: null, part: null }
  })

  const report = shallowRef<Report | null>(null)
  const findings = shallowRef<readonly Finding[]>([])
  let asked = 0
  watch(draft, async (now) => {
    const mine = ++asked
    const [{ typedReport }, { checkReport }] = await Promise.all([import('@/ingest'), import('@/checks')])
    if (mine !== asked || !now)
      return
    report.value = typedReport({ ...now, when: '' }, source.value)
    // What is not typed yet is neither 0 nor wrong: a sum is told once all its cells are typed.
    findings.value = checkReport(report.value).filter(({ rule, cells }) => !later.has(rule) && cells.length > 0 && cells.every(key => now.cells[key] !== undefined))
  }, { immediate: true })

  /** Makes it a file and imports it as any file; the draft stays until then, and comes back should that be undone. */
  async function finish() {
    await keep()
    const now = draft.value
    if (!now)
      return
    try {
      const { writeTyped } = await import('@/ingest')
      const when = localTime()
      const begun = Object.fromEntries(Object.entries(now.layouts).filter(([table]) => Object.keys(now.cells).some(key => key.startsWith(`${table}.`))))
      const { agency, year, scope, fictional, who, from, cells } = now
      const bytes = new TextEncoder().encode(writeTyped({ agency, year, scope, fictional, layouts: begun, cells, who, when, from }))
      change({ finished: await sha256(bytes) })
      await keep()
      const name = t('typing.file', { agency: agency.replaceAll(/[\\/:*?"<>|]/g, ' '), year, at: when.slice(0, 16).replace('T', ' ').replace(':', '.') })
      await start([{ file: new File([bytes], name, { type: 'text/html' }), folder: '' }])
    }
    catch (error) {
      notices.fail(t('frame.actionFailed', { detail: sayError(error) }))
    }
  }

  return { draft, all, typed, savedAt, failure, source, report, findings, type, change, finish }
}
