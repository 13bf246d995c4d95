import type { PickedFile } from '../../state/importing'
import type { Agency } from '@/reports'
import type { ImportedFile } from '@/workspace'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { useChange } from '../../ui/use/useChange'
import { useImport } from '../../ui/use/useImport'
import { strangeTo } from './strange'

/** Files for one unit's year: read first, asked about where they say another, and only then taken. */
export function useCellImport(cell: () => { agency: Agency, year: number }) {
  const { t } = useI18n()
  const record = useRecord()
  const who = useWho()
  const { start } = useImport()
  const { tried } = useChange()
  const busy = ref(false)
  /** Names of files that were here before. */
  const known = shallowRef<readonly string[]>([])
  /** What is asked about before anything is taken. */
  const asking = shallowRef<{ picked: readonly PickedFile[], read: readonly ImportedFile[], strange: ReturnType<typeof strangeTo> } | null>(null)

  async function bring(picked: readonly PickedFile[]): Promise<void> {
    if (picked.length === 0 || busy.value)
      return
    busy.value = true
    asking.value = null
    await tried(async () => {
      const read = await record.readFiles(picked)
      known.value = read.filter(({ hash }) => record.lookups.files.has(hash)).map(({ name }) => name)
      const fresh = read.filter(({ hash }) => !record.lookups.files.has(hash))
      const strange = strangeTo(cell(), fresh)
      if (strange.length > 0)
        asking.value = { picked, read: fresh, strange }
      else if (fresh.length > 0)
        await take(picked, fresh, true)
    })
    busy.value = false
  }

  /** Takes what was picked; `here`: a person says it is of this cell, whatever the files leave open or say. */
  async function take(picked: readonly PickedFile[], read: readonly ImportedFile[], here: boolean): Promise<void> {
    const { agency, year } = cell()
    // What cannot be read lies in a folder that says whose it is, so that this unit's year waits.
    const unread = new Set(here ? read.filter(({ refusal }) => refusal).map(({ name }) => name) : [])
    await start(picked.map(each => unread.has(each.file.name) && each.folder === '' ? { ...each, folder: `${agency.name} ${year}` } : each), { stay: true })
    const hashes = new Set(read.map(({ hash }) => hash))
    const others = here ? record.state.reports.filter(({ file, ...stored }) => hashes.has(file.hash) && (stored.agency !== agency.id || stored.year !== year)) : []
    const signed = others.length > 0 ? await who.signature() : null
    if (signed === null)
      return
    const said = { reason: t('campaign.panel.claim'), who: signed || t('reports.someone') }
    const claims = { agency: agency.id, year }
    await record.change(kept => kept.settle({
      corrections: others.flatMap(report => (['agency', 'year'] as const)
        .filter(field => report[field] !== claims[field])
        .map(field => ({ report: report.id, field, before: report[field], after: claims[field], ...said }))),
      group: record.lastImport[0]?.group,
    }))
  }

  async function answer(how: 'asIs' | 'here' | 'none'): Promise<void> {
    const asked = asking.value
    asking.value = null
    if (!asked || how === 'none')
      return
    busy.value = true
    await tried(() => take(asked.picked, asked.read, how === 'here'))
    busy.value = false
  }

  return { busy, known, asking, bring, answer }
}
