/** A piece of RTF. A word without a number has none; a symbol (`\~`) is a word of one character; `byte` is a character as stored, escaped or not. */
export type Token
  = | { kind: 'open' | 'close' }
    | { kind: 'word', word: string, value: number | null }
    | { kind: 'byte', byte: number }

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

const escaped = new Set([...'\\{}'].map(sign => sign.charCodeAt(0)))
const [backslash, openBrace, closeBrace, quote, minus, space] = [...'\\{}\'- '].map(sign => sign.charCodeAt(0)) as [number, number, number, number, number, number]

/** The tokens of an RTF file; line ends between them say nothing, binary data is left out. */
export function* tokens(bytes: Uint8Array): Generator<Token> {
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at++]!
    if (byte === openBrace || byte === closeBrace) {
      yield { kind: byte === openBrace ? 'open' : 'close' }
    }
    else if (byte !== backslash) {
      if (byte !== 0x0A && byte !== 0x0D && byte !== 0)
        yield byte === 9 ? { kind: 'word', word: 'tab', value: null } : { kind: 'byte', byte }
    }
    else if (bytes[at] === quote) {
      const code = Number.parseInt(String.fromCharCode(...bytes.subarray(at + 1, at + 3)), 16)
      at += 3
      if (!Number.isNaN(code))
        yield { kind: 'byte', byte: code }
    }
    else if (escaped.has(bytes[at] ?? 0)) {
      yield { kind: 'byte', byte: bytes[at++]! }
    }
    else if (!isLetter(bytes[at] ?? 0)) {
      const sign = bytes[at++]
      yield { kind: 'word', word: sign === 0x0A || sign === 0x0D ? 'par' : String.fromCharCode(sign ?? 0), value: null }
    }
    else {
      const from = at
      while (isLetter(bytes[at] ?? 0) && at - from < 32)
        at++
      const word = String.fromCharCode(...bytes.subarray(from, at))
      const number = at
      if (bytes[at] === minus && isDigit(bytes[at + 1] ?? 0))
        at++
      while (isDigit(bytes[at] ?? 0) && at - number < 12)
        at++
      const value = at > number ? Number(String.fromCharCode(...bytes.subarray(number, at))) : null
      if (bytes[at] === space)
        at++
      if (word === 'bin')
        at += Math.max(value ?? 0, 0)
      else
        yield { kind: 'word', word, value }
    }
  }
}
