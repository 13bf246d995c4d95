import type { Workspace } from '@/workspace'
import { useI18n } from 'vue-i18n'
import { useNotices } from '../../state/notices'
import { useRecord } from '../../state/record'
import { sayError } from '../../words/errors'

/** Changes of the record by a person: done at once, told with an offer to undo, and told when they fail. */
export function useChange() {
  const { t } = useI18n()
  const record = useRecord()
  const notices = useNotices()

  /** Runs `work` and tells when it fails; whether it succeeded. */
  async function tried(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    }
    catch (error) {
      notices.fail(t('frame.actionFailed', { detail: sayError(error) }))
      return false
    }
  }

  /** Runs `action` and says `done`; whether it succeeded. */
  async function change(action: (kept: Workspace) => Promise<void>, done: string, undo: () => Promise<void> = record.undo): Promise<boolean> {
    if (!await tried(() => record.change(action)))
      return false
    notices.say(done, record.state.undoable === null ? null : { label: t('frame.undo'), run: undo })
    return true
  }

  /** `change` for an action of several steps, undone as one. */
  async function changeAll(action: (kept: Workspace) => Promise<void>, done: string): Promise<boolean> {
    const steps = (): string[] => record.workspace?.steps().map(({ id }) => id) ?? []
    const before = new Set(steps())
    let own: string[] = []
    return change(async (kept) => {
      await action(kept)
      own = steps().filter(id => !before.has(id))
    }, done, async () => {
      for (const id of own.toReversed())
        await record.change(kept => kept.undoStep(id))
    })
  }

  return { change, changeAll, tried }
}
