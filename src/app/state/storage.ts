import type { StorageState } from '@/workspace'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { useRecord } from './record'

/** What the record takes of the disk, and whether the browser has promised to keep it; null until it has said so. */
export const useStorage = defineStore('storage', () => {
  const record = useRecord()
  const storage = shallowRef<StorageState | null>(null)
  watch(() => record.state, async () => storage.value = await record.workspace?.storage().catch(() => null) ?? null, { immediate: true })
  return { storage }
})
