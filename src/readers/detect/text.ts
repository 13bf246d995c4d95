const startsAsHtml = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|center|font|style|script|link|h[1-6])\b/i
const startsAsMime = /^\s*(?:[A-Z][A-Z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:MIME-Version|Content-Type):/i
const officeXml = /^\s*<\?xml[^>]*\?>\s*(?:<\?mso-application|<(?:\w+:)?(?:Workbook|wordDocument|package|document)\b)/
const headings = /^#{1,6}[ \t]+\S/gm

/** Whether a text is a page saved as a MIME archive. */
export function isMime(text: string): boolean {
  return startsAsMime.test(text) && /^MIME-Version:/im.test(text) && /multipart\/|text\/html/i.test(text)
}

/** Whether a text is a document that Office saved as one XML file. */
export function isOfficeXml(text: string): boolean {
  return officeXml.test(text)
}

/** Whether a text is a web page; one that begins with prose only where it is called one. */
export function isHtml(text: string, extension: string): boolean {
  return startsAsHtml.test(text) || (/^html?$/.test(extension) && /<\/?(?:p|div|td|body|br|span)\b/i.test(text))
}

const oddCharacter = /[^\P{Cc}\t\n\v\f\r]|\uFFFD/u

/** Control characters and undecodable bytes beyond what a damaged text has. */
export function isBinary(text: string): boolean {
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

/** Whether a text has the headings or the tables of Markdown. */
export function isMarkdown(text: string): boolean {
  return (text.includes('---') && text.split('\n').some(isPipeRule)) || (text.includes('#') && (text.match(headings)?.length ?? 0) >= 2) || (text.includes('<') && /<table[\s>][\s\S]*<\/table>/i.test(text))
}

/** Every line has the same number of commas, at least two: a table saved under another name. */
export function isCsv(text: string): boolean {
  if (!text.includes(','))
    return false
  const lines = text.split(/\r\n|\n|\r/, 200).filter(line => line.trim() !== '').map(line => line.replace(/"[^"]*"/g, ''))
  const commas = (line: string): number => line.split(',').length - 1
  return lines.length >= 3 && commas(lines[0]!) >= 2 && lines.slice(0, -1).every(line => commas(line) === commas(lines[0]!))
}
