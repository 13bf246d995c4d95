/** The languages of everything a person reads. */
export const languages = ['zh-CN', 'en'] as const

export type Language = typeof languages[number]

/** A thing in every language: the words of a rule, a metric, a refusal, a page. */
export type InEach<T> = Readonly<Record<Language, T>>

/** The language in which what is read and found is written down in the record; others are said from its values. */
export const recordLanguage: Language = 'zh-CN'

/** Something told by a word of its owner's word file; a value may be told itself, or be a list of such. */
export interface Told<Word extends string = string> {
  word: Word
  params: Readonly<Record<string, string | number | Told<Word> | readonly Told<Word>[]>>
}

/** How words are said, by word; the values are those of `Told`, said. */
export type Phrases<Word extends string> = Readonly<Record<Word, (values: Readonly<Record<string, string | number>>) => string>>

const comma: InEach<string> = { 'zh-CN': '、', 'en': ', ' }

/** `told` in `language`; empty for a word that this version does not know. */
export function say<Word extends string>(words: InEach<Phrases<Word>>, { word, params }: Told<Word>, language: Language): string {
  const values = Object.entries(params).map(([name, value]) => [name, Array.isArray(value)
    ? value.map((each: Told<Word>) => say(words, each, language)).join(comma[language])
    : typeof value === 'object' ? say(words, value as Told<Word>, language) : value])
  return words[language][word]?.(Object.fromEntries(values)) ?? ''
}

/** An error that says in any language what happened, that nothing was lost and what to do; its message is in the record's. */
export class SpokenError extends Error {
  constructor(readonly sayIn: (language: Language) => string, cause?: unknown) {
    super(sayIn(recordLanguage), { cause })
  }
}

const named: InEach<{ name: 'name' | 'nameEn', formula: 'formula' | 'formulaEn' }> = { 'zh-CN': { name: 'name', formula: 'formula' }, 'en': { name: 'nameEn', formula: 'formulaEn' } }

/** The name of what has one in every language. */
export function nameIn<T extends { name: string, nameEn: string }>(language: Language, thing: T): string {
  return thing[named[language].name]
}

/** The formula of a metric or a whole, in words. */
export function formulaIn<T extends { formula: string, formulaEn: string }>(language: Language, thing: T): string {
  return thing[named[language].formula]
}

const space: InEach<string> = { 'zh-CN': '', 'en': ' ' }

/** Sentences one after the other. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  return sentences.join(space[language])
}

/** `1 cell`, `2 cells`: for English sentences. */
export function counted(count: string | number | undefined, one: string, many = `${one}s`): string {
  return `${count} ${Number(count) === 1 ? one : many}`
}
