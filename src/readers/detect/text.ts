import type { Format } from '../document'
import { decode } from '../charset'

/** How much of a text is looked at. */
const sampled = 64 * 1024

const startsAsHtml = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|center|font|style|script|link|h[1-6])\b/i
const startsAsMime = /^\s*(?:[A-Z][A-Z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:MIME-Version|Content-Type):/i
const officeXml = /^\s*<\?xml[^>]*\?>\s*(?:<\?mso-application|<(?:\w+:)?(?:Workbook|wordDocument|package|document)\b)/
const headings = /^#{1,6}[ \t]+\S/gm

/** Formats a text can be besides plain: told from its first characters and lines. `unknown` when the bytes are no text. */
export function sniffText(bytes: Uint8Array, extension: string): Format {
  const sample = bytes.subarray(0, sampled)
  const { text } = decode(sample.length < bytes.length ? evenEnd(sample) : sample)
  if (isBinary(text))
    return 'unknown'
  const content = text.replace(/^\uFEFF/, '')
  if (startsAsMime.test(content) && /^MIME-Version:/im.test(content) && /multipart\/|text\/html/i.test(content))
    return 'mht'
  if (officeXml.test(content))
    return 'unknown'
  if (startsAsHtml.test(content) || (/^html?$/.test(extension) && /<\/?(?:p|div|td|body|br|span)\b/i.test(content)))
    return 'html'
  if (extension === 'csv' || extension === 'tsv')
    return 'csv'
  if (extension === 'md' || extension === 'markdown' || isMarkdown(content))
    return 'md'
  return isCsv(content) ? 'csv' : 'txt'
}

/** A sample that does not end inside a UTF-16 unit. */
function evenEnd(sample: Uint8Array): Uint8Array {
  return sample.subarray(0, sample.length & ~1)
}

/** Control characters and undecodable bytes beyond what a damaged text has. */
function isBinary(text: string): boolean {
  let odd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xFFFD || (code < 0x20 && code !== 0x09 && code !== 0x0A && code !== 0x0D && code !== 0x0B && code !== 0x0C) || code === 0x7F)
      odd++
  }
  return odd > 8 && odd > text.length / 20
}

function isPipeRule(line: string): boolean {
  return line.includes('|') && line.includes('---') && /^[|:\-\s]+$/.test(line)
}

function isMarkdown(text: string): boolean {
  return text.split('\n').some(isPipeRule) || (text.match(headings)?.length ?? 0) >= 2 || /<table[\s>][\s\S]*<\/table>/i.test(text)
}

/** Every line has the same number of commas, at least two: a table saved under another name. */
function isCsv(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, 200).filter(line => line.trim() !== '').map(line => line.replace(/"[^"]*"/g, ''))
  const commas = (line: string): number => line.split(',').length - 1
  return lines.length >= 3 && commas(lines[0]!) >= 2 && lines.slice(0, -1).every(line => commas(line) === commas(lines[0]!))
}
