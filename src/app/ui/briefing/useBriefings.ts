import type { KeptBriefing } from '../../state/briefing'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { briefingsOf, savedOf } from '../../state/briefing'
import { useRecord } from '../../state/record'
import { useChange } from '../use/useChange'
import { useNumbers } from '../use/useNumbers'

/** The briefings of the record and what a person does with them; every change is kept at once and can be undone. */
export function useBriefings() {
  const { t } = useI18n()
  const { language } = useNumbers()
  const record = useRecord()
  const { change } = useChange()
  const briefings = computed(() => briefingsOf(record.state.saved))

  return {
    briefings,
    byId: (id: string) => briefings.value.find(briefing => briefing.id === id) ?? null,
    make: (title: string, blocks: KeptBriefing['blocks']): KeptBriefing => ({
      id: crypto.randomUUID(),
      title,
      subtitle: '',
      organisation: '',
      date: new Intl.DateTimeFormat(language.value, { dateStyle: 'long' }).format(new Date()),
      over: { years: null, region: null },
      blocks,
      at: '',
    }),
    /** Keeps a briefing and says `done`; whether it succeeded. */
    keep: (briefing: KeptBriefing, done: string) => change(kept => kept.save(savedOf(briefing)), done),
    remove: ({ id, title }: KeptBriefing) => change(kept => kept.discard(id), t('briefing.removed', { title })),
  }
}
