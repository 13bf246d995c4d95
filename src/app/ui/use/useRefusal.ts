import type { StoredFile } from '@/workspace'
import { shallowRef } from 'vue'
import { useLanguage } from '../../words/useLanguage'

type Refusal = NonNullable<StoredFile['refusal']>

const refusalIn = shallowRef<typeof import('@/ingest').refusalIn | null>(null)
let loading: Promise<void> | null = null

/** Why a file was refused, in the interface's language; as it was written down until its words are there. */
export function useRefusal(): (refusal: Refusal) => string {
  const language = useLanguage()
  loading ??= import('@/ingest').then(ingest => void (refusalIn.value = ingest.refusalIn))
  return refusal => refusalIn.value?.(refusal, language.value) ?? refusal.reason
}
