/** The languages of everything a person reads. */
export const languages = ['zh-CN', 'en'] as const

export type Language = typeof languages[number]

/** A thing in every language: the words of a rule, a metric, a refusal, a page. */
export type InEach<T> = Readonly<Record<Language, T>>

/** The language in which what is read and found is written down in the record; others are said from its values. */
export const recordLanguage: Language = 'zh-CN'
