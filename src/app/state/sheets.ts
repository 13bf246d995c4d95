import type { PickedFile } from './importing'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Pictures that may be the pages of one report, as a person orders them. */
export interface SheetGroup {
  name: string
  files: PickedFile[]
}

/** What a person said of pictures picked together: each group one report, in its order; null: nothing is to be imported. */
export type SheetAnswer = readonly SheetGroup[] | null

/** Pictures picked together are asked about before they are imported: which of them are one report, and in which order. */
export const useSheets = defineStore('sheets', () => {
  const asked = shallowRef<{ groups: readonly SheetGroup[], answer: (said: SheetAnswer) => void } | null>(null)

  function ask(groups: readonly SheetGroup[]): Promise<SheetAnswer> {
    asked.value?.answer(null)
    return new Promise((resolve) => {
      asked.value = {
        groups,
        answer: (said) => {
          asked.value = null
          resolve(said)
        },
      }
    })
  }

  /** What is to be imported: pictures that are one report in one file, the rest as picked. `nameOf`: the name of that file; `failed` is told of pictures that could not be put together. */
  async function settle(picked: readonly PickedFile[], nameOf: (group: SheetGroup) => string, failed: (group: SheetGroup) => void): Promise<readonly PickedFile[]> {
    if (picked.length < 2)
      return picked
    const { joinPictures, sequencesOf } = await import('@/ingest')
    const groups = sequencesOf(picked.map(({ file, folder }) => ({ name: file.name, folder }))).map(({ at, name }) => ({ name, files: at.map(one => picked[one]!) }))
    if (groups.length === 0)
      return picked
    const said = await ask(groups)
    if (said === null)
      return []
    const joined: PickedFile[] = []
    const taken = new Set<PickedFile>()
    for (const group of said.filter(({ files }) => files.length > 1)) {
      try {
        joined.push({ file: await joinPictures(group.files.map(({ file }) => file), nameOf(group)), folder: group.files[0]!.folder })
        group.files.forEach(file => taken.add(file))
      }
      catch {
        failed(group)
      }
    }
    return [...joined, ...picked.filter(file => !taken.has(file))]
  }

  return { asked, settle }
})
