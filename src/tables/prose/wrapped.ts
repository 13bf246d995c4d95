import type { Paragraph } from '@/readers'

const closed = /[。！？；：:;!?…”）)]\s*$/
/** The title of a report, which no line continues. */
const isTitle = (text: string): boolean => /(?:政府|政务)?信息公开.*(?:报告|年报)\s*$/.test(text) && !/[，。；、,]|根据|按照/.test(text)
const opensItem = /^\s*(?:[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|第?[一二三四五六七八九十]+[、.．是]|\d{1,2}\s*[、.．]|[\u2460-\u2473•·●■◆*-])/
/** Shortest line that can be a full line of wrapped text. */
const shortest = 16

/** Whether the line of `b` follows the line of `a` directly, or over a page break. */
function follows(a: Paragraph, b: Paragraph): boolean {
  if (a.place.at === 'text' && b.place.at === 'text')
    return b.place.line - a.place.line <= Math.max(1, a.text.split('\n').length)
  return a.place.at === 'page' && b.place.at === 'page'
}

/** Lines of one paragraph that the format broke are put together; paragraphs that end or begin as such are left. */
export function joined(paragraphs: readonly Paragraph[]): Paragraph[] {
  const widest = paragraphs.reduce((most, { text }) => text.length <= 80 ? Math.max(most, text.length) : most, 0)
  const result: { paragraph: Paragraph, pieces: string[], last: Paragraph }[] = []
  for (const paragraph of paragraphs) {
    const open = result.at(-1)
    const wrapped = open && follows(open.last, paragraph) && !closed.test(open.last.text) && !(open.pieces.length === 1 && isTitle(open.last.text)) && !opensItem.test(paragraph.text) && paragraph.level === undefined
      && open.last.text.length >= shortest && open.last.text.length <= 80 && open.last.text.length >= widest * 0.7
    if (wrapped) {
      open.pieces.push(paragraph.text.trim())
      open.last = paragraph
    }
    else {
      result.push({ paragraph, pieces: [paragraph.text], last: paragraph })
    }
  }
  return result.map(({ paragraph, pieces }) => pieces.length === 1 ? paragraph : { ...paragraph, text: pieces.join('') })
}
