/** Encodings of `\ansicpg` and of fonts (`\fcharset`), by the labels of TextDecoder. What is not here is the encoding of the document. */
const codePages: Record<number, string> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 54936: 'gb18030', 65001: 'utf-8', 874: 'windows-874', 10008: 'gb18030' }
const charsets: Record<number, string> = { 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 163: 'windows-1258', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250' }

export function ofCodePage(page: number): string {
  return codePages[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')
}

/** The encoding of a font; null when it has none of its own. */
export function ofCharset(charset: number): string | null {
  return charsets[charset] ?? null
}
