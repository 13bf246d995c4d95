import type { Format } from '../document'
import { decodeSurely } from '../charset'

/** How much of a text is looked at. */
const sampled = 64 * 1024

const startsAsHtml = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|center|font|style|script|link|h[1-6])\b/i
const startsAsMime = /^\s*(?:[A-Z][A-Z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:MIME-Version|Content-Type):/i
const officeXml = /^\s*<\?xml[^>]*\?>\s*(?:<\?mso-application|<(?:\w+:)?(?:Workbook|wordDocument|package|document)\b)/
const headings = /^#{1,6}[ \t]+\S/gm

/** Formats a text can be besides plain: told from its first characters and lines. `unknown` when the bytes are no text. The text comes along when it was looked at as a whole. */
export function sniffText(bytes: Uint8Array, extension: string): { format: Format, decoded: { text: string, charset: string } | null } {
  const whole = bytes.length <= sampled
  // A sample must not end inside a UTF-16 unit.
  const decoded = decodeSurely(whole ? bytes : bytes.subarray(0, sampled & ~1), null)
  return { format: formatOf(decoded.text, extension), decoded: whole ? decoded : null }
}

function formatOf(text: string, extension: string): Format {
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

const oddCharacter = /[^\P{Cc}\t\n\v\f\r]|\uFFFD/u

/** Control characters and undecodable bytes beyond what a damaged text has. */
function isBinary(text: string): boolean {
  if (!oddCharacter.test(text))
    return false
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
  return (text.includes('---') && text.split('\n').some(isPipeRule)) || (text.includes('#') && (text.match(headings)?.length ?? 0) >= 2) || (text.includes('<') && /<table[\s>][\s\S]*<\/table>/i.test(text))
}

/** Every line has the same number of commas, at least two: a table saved under another name. */
function isCsv(text: string): boolean {
  if (!text.includes(','))
    return false
  const lines = text.split(/\r\n|\n|\r/, 200).filter(line => line.trim() !== '').map(line => line.replace(/"[^"]*"/g, ''))
  const commas = (line: string): number => line.split(',').length - 1
  return lines.length >= 3 && commas(lines[0]!) >= 2 && lines.slice(0, -1).every(line => commas(line) === commas(lines[0]!))
}
