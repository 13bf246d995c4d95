import type { PickedFile } from '../../state/importing'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { startsAsBackup } from '@/workspace'
import { useFilters } from '../../state/filters'
import { useNotices } from '../../state/notices'
import { useOffered } from '../../state/offered'
import { useRecord } from '../../state/record'
import { useSheets } from '../../state/sheets'
import { sayError } from '../../words/errors'
import { openYear } from './collected'

/** Starts imports from anywhere and tells what came of them. */
export function useImport() {
  const { t } = useI18n()
  const router = useRouter()
  const record = useRecord()
  const filters = useFilters()
  const notices = useNotices()
  const offered = useOffered()
  const sheets = useSheets()

  /** Reads files into the record, showing the import page meanwhile unless one is to `stay`. Of backups among them a person says what is to become. */
  async function start(picked: readonly PickedFile[], { stay = false } = {}): Promise<void> {
    const isBackup = await Promise.all(picked.map(({ file }) => startsAsBackup(file).catch(() => false)))
    const files = picked.filter((_, at) => !isBackup[at])
    const settled = await sheets.settle(files, ({ name, files }) => t('sheets.file', { name, count: files.length }), ({ name }) => void notices.fail(t('sheets.failed', { name })))
    if (settled.length > 0 || picked.length === 0)
      await read(settled, stay)
    offered.offer(picked.filter((_, at) => isBackup[at]).map(({ file }) => file))
  }

  async function read(files: readonly PickedFile[], stay: boolean): Promise<void> {
    if (files.length === 0)
      return void notices.say(t('data.nothingPicked'))
    if (record.importing.running || !record.opened)
      return void notices.say(t('data.busy'))
    if (!stay)
      void router.push({ name: 'data', query: filters.query })
    try {
      say(await record.importFiles(files))
    }
    catch (error) {
      notices.fail(t('data.importFailed', { detail: message(error) }))
    }
  }

  function say(outcome: 'done' | 'cancelled') {
    const undo = record.state.undoable === null ? null : { label: t('frame.undo'), run: record.undo }
    const kept = record.lastImport.reduce((sum, batch) => sum + batch.files, 0)
    if (outcome === 'cancelled')
      return notices.say(t('data.cancelled'), undo)
    if (kept === 0)
      return notices.say(t('data.known'))
    const counts = { accepted: 0, review: 0, rejected: 0 }
    const batches = new Set(record.lastImport.map(batch => batch.id))
    // A file waits where the queue asks about it, whatever it was when it was read.
    const asked = new Set(record.queue.map(({ file }) => file.hash))
    for (const file of record.state.files) {
      if (batches.has(file.batch))
        counts[asked.has(file.hash) ? 'review' : file.status === 'rejected' ? 'rejected' : 'accepted']++
    }
    return notices.say(t('data.summary', counts) + sayOtherYears(batches), undo)
  }

  /** That some of what came is of another year than the one being collected. */
  function sayOtherYears(batches: ReadonlySet<string>): string {
    const collected = openYear(record.state.campaigns)
    const others = record.state.reports.filter(({ batch, year, read }) => batches.has(batch) && collected !== null && (year ?? read.year ?? collected) !== collected)
    return others.length > 0 ? t('data.otherYears', { count: others.length, year: collected! }) : ''
  }

  /** The sample that ships with the app, through the ordinary import. */
  async function loadSample(): Promise<void> {
    try {
      const response = await fetch(new URL('sample/sample.zip', document.baseURI))
      if (!response.ok)
        throw new Error(`HTTP ${response.status}`)
      await start([{ file: new File([await response.blob()], t('data.sampleFile')), folder: '' }])
    }
    catch (error) {
      notices.fail(t('data.sampleFailed', { detail: message(error) }))
    }
  }

  return { start, loadSample }
}

function message(error: unknown): string {
  return sayError(error)
}
