import { readSetting, writeSetting } from '../../state/settings'

const key = 'nianbao.who'

/** Who corrected last on this machine, `''` at first. */
export function lastWho(): string {
  return readSetting(key) ?? ''
}

export function rememberWho(who: string): void {
  writeSetting(key, who)
}
