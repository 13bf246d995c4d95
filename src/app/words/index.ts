import type { InEach, Language } from '@/language'
import { createI18n } from 'vue-i18n'

type Messages = Record<string, object>

/** Every area is one file a language; its only export becomes the messages under the area's name. */
const files: InEach<Record<string, () => Promise<Record<string, object>>>> = {
  'zh-CN': import.meta.glob<Record<string, object>>('./zh-CN/*.ts'),
  'en': import.meta.glob<Record<string, object>>('./en/*.ts'),
}

/** All messages of `language`, by area. */
export async function loadMessages(language: Language): Promise<Messages> {
  const areas = await Promise.all(Object.entries(files[language]).map(async ([path, load]) => {
    const area = path.slice(path.lastIndexOf('/') + 1, -3)
    return [area, Object.values(await load())[0]!] as const
  }))
  return Object.fromEntries(areas)
}

/** The interface's messages; compiled to trees, never evaluated, as the content security policy demands. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: [],
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messages: {} as Record<string, Messages>,
})

/** The language the interface is shown in, for what stands outside components. */
export const shownLanguage = (): Language => i18n.global.locale.value as Language

/** Shows the interface in `language`, loading its messages when they are not there yet. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18n.global.availableLocales.includes(language))
    i18n.global.setLocaleMessage(language, await loadMessages(language))
  i18n.global.locale.value = language
}
