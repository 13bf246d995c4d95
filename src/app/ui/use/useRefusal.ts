import type { Report } from '@/reports'
import type { StoredFile } from '@/workspace'
import { shallowRef } from 'vue'
import { useLanguage } from '../../words/useLanguage'

type Refusal = NonNullable<StoredFile['refusal']>
type Note = Report['notes'][number]

const ingest = shallowRef<typeof import('@/ingest') | null>(null)
let loading: Promise<void> | null = null

function useIngest(): typeof ingest {
  loading ??= import('@/ingest').then(loaded => void (ingest.value = loaded))
  return ingest
}

/** Why a file was refused, in the interface's language; as it was written down until its words are there. */
export function useRefusal(): (refusal: Refusal) => string {
  const language = useLanguage()
  const words = useIngest()
  return refusal => words.value?.refusalIn(refusal, language.value) ?? refusal.reason
}

/** What was noticed in reading a file, in the same way. */
export function useNote(): (note: Note) => string {
  const language = useLanguage()
  const words = useIngest()
  return note => words.value?.sayNote(note, language.value) ?? note.message
}
