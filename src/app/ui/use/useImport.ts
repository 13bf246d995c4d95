import type { PickedFile } from '../../state/importing'
import type { ImportEnd } from '../../state/record'
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
import { useImportResult } from './useImportResult'

/** Starts imports from anywhere and tells what came of them. */
export function useImport() {
  const { t } = useI18n()
  const router = useRouter()
  const record = useRecord()
  const filters = useFilters()
  const notices = useNotices()
  const offered = useOffered()
  const sheets = useSheets()
  const result = useImportResult()

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
      fail(error)
    }
  }

  /** Goes on with an import that was interrupted or left for later. */
  async function goOn(id: string): Promise<void> {
    try {
      const end = await record.resumeImport(id)
      if (end)
        say(end)
    }
    catch (error) {
      fail(error)
    }
  }

  /** Without room on the disk there is no copy to go on from. */
  const goesOn = (): boolean => record.leftImports.some(({ later }) => later)

  function fail(error: unknown) {
    notices.fail(t(goesOn() ? 'data.importStopped' : 'data.importFailed', { detail: message(error) }))
  }

  function say(end: ImportEnd) {
    const undo = record.state.undoable === null ? null : { label: t('frame.undo'), run: record.undo }
    if (end !== 'done')
      return notices.say(t(end === 'later' && goesOn() ? 'data.later' : 'data.cancelled'), undo)
    const { duplicate, ...counts } = result.counts.value
    if (record.lastImport.every(({ files }) => files === 0))
      return notices.say(t('data.known'))
    const batches = new Set(record.lastImport.map(batch => batch.id))
    return notices.say(t('data.summary', counts) + (duplicate > 0 ? t('data.duplicates', { count: duplicate }) : '') + sayOtherYears(batches), undo)
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

  return { start, goOn, loadSample }
}

function message(error: unknown): string {
  return sayError(error)
}
