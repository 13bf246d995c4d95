import type { InEach, Language } from '@/language'
import type { ImportedFile } from '@/workspace'
import { recordLanguage } from '@/language'

type Refusal = NonNullable<ImportedFile['refusal']>
type Values = Refusal['params']

/** Why a file was neither read nor kept. */
type Unkept = 'too-large' | 'gone' | 'uncopied'

export const words: InEach<Record<Unkept, (values: Values) => string>> = {
  'zh-CN': {
    'too-large': ({ name, megabytes, limit }) => `《${name}》有 ${megabytes} MB，超过 ${limit} MB 的上限，没有读取，也没有存入；原文件未改动。请核对是否传错了文件，或拆分后重新导入。`,
    'gone': ({ name }) => `《${name}》读不到：可能已被移动、改名、删除，或正被其他软件占用；没有存入，其余文件不受影响。请关闭占用它的软件，重新选择后导入。`,
    'uncopied': ({ name }) => `导入中断时《${name}》还没有来得及留存，没有读取，也没有存入；原文件未改动，其余文件不受影响。请重新选择它导入。`,
  },
  'en': {
    'too-large': ({ name, megabytes, limit }) => `“${name}” has ${megabytes} MB, more than the limit of ${limit} MB; it was neither read nor kept, and the file itself is unchanged. Check whether it is the wrong file, or split it and import it again.`,
    'gone': ({ name }) => `“${name}” cannot be read: it may have been moved, renamed or deleted, or another program may be using it. It was not kept; the other files are not affected. Close that program, then choose and import the file again.`,
    'uncopied': ({ name }) => `“${name}” had not been copied when the import was interrupted; it was neither read nor kept, the file itself is unchanged, and the others are not affected. Choose and import it again.`,
  },
}

/** The refusal of a file that was neither read nor kept. */
export function refuse(code: Unkept, params: Values): Refusal {
  return { code, reason: sayUnkept(code, params, recordLanguage), params }
}

/** Why it was neither read nor kept, in `language`. */
export function sayUnkept(code: Unkept, params: Values, language: Language): string {
  return words[language][code](params)
}
