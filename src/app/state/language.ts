import type { Language } from '@/language'
import { languages } from '@/language'
import { showLanguage } from '../words'
import { readSetting, writeSetting } from './settings'

const key = 'nianbao.language'

/** The language chosen earlier on this machine, else the browser's, else Chinese. */
export function preferredLanguage(): Language {
  const chosen = readSetting(key)
  if (languages.includes(chosen as Language))
    return chosen as Language
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN'
}

/** Switches the interface to `language` and keeps the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  await showLanguage(language)
  document.documentElement.lang = language
  writeSetting(key, language)
}
