import type { WorkspaceEntry } from '@/workspace'
import { useI18n } from 'vue-i18n'
import { useWorkspaces } from '../../state/workspaces'

/** What a workspace is called, and the file its backup becomes. */
export function useWorkspaceName() {
  const { t } = useI18n()
  const workspaces = useWorkspaces()

  const nameOf = ({ id, name }: WorkspaceEntry): string => name !== '' ? name : id === 'nianbao' ? t('workspaces.first') : t('workspaces.unnamed', { id })

  /** The name stands in it where the workspace has one. */
  function backupName(of: WorkspaceEntry | null = workspaces.here): string {
    const day = new Date().toISOString().slice(0, 10)
    const name = (of?.name ?? '').replace(/[\\/:*?"<>|]/g, ' ').trim()
    return name === '' ? t('data.backup.name', { day }) : t('data.backup.nameOf', { name, day })
  }

  return { nameOf, backupName }
}
