import type { Reader } from '../document'
import type { CharacterLook } from './characters'
import type { Run } from './runs'
import { find, read } from 'cfb'
import { hasEndlessChain } from '../detect/chains'
import { countNumbers } from '../numbering'
import { refusals, Refused } from '../refusals'
import { isPictureFont } from '../symbols'
import { readBody } from './body'
import { Bytes } from './bytes'
import { characterLooks } from './characters'
import { pairs, readFib, structure } from './fib'
import { readFonts } from './fonts'
import { readLists } from './lists'
import { findPictures, findSeals } from './pictures'
import { readPieces, readText } from './pieces'
import { paragraphProperties } from './properties'
import { readCharacterRuns, readParagraphRuns, runAt } from './runs'
import { readStyles } from './styles'

const word97 = 0xC1

/** Word 97–2003 and WPS Writer: OLE streams, piece table, paragraph and character properties ([MS-DOC]). */
export const readDoc: Reader = (bytes, { name }) => {
  if (hasEndlessChain(bytes))
    throw new Refused(refusals.damaged({ name }))
  const container = openContainer(bytes, name)
  const stream = (name: string): Bytes => new Bytes(Uint8Array.from(find(container, name)?.content ?? []))
  const document = stream('WordDocument')
  const fib = readFib(document)
  if (!fib)
    throw new Refused(refusals.damaged({ name }))
  if (fib.encrypted)
    throw new Refused(refusals.encrypted({ name }))
  if (fib.version < word97)
    throw new Refused(refusals['old-word']({ name }))
  const table = stream(fib.table)
  const data = stream('Data')
  const styles = readStyles(structure(table, fib, pairs.styles))
  const paragraphs = readParagraphRuns(document, structure(table, fib, pairs.paragraphRuns))
  const characters = readCharacterRuns(document, structure(table, fib, pairs.charRuns))
  const pieces = readPieces(structure(table, fib, pairs.clx))
  const numbering = countNumbers(readLists(table, fib.at(pairs.lists), fib.at(pairs.listOverrides)))
  const floating = { shapes: structure(table, fib, pairs.shapes), drawings: structure(table, fib, pairs.drawings) }
  const pictures = findPictures({ document, data, ...floating })
  const looks = characterLooks(styles)
  const fonts = readFonts(structure(table, fib, pairs.fonts))
  const options = {
    isSealed: () => false,
    isPictured: (font: number) => isPictureFont(fonts[font]),
    properties: (offset: number) => paragraphProperties(runAt(paragraphs, offset), styles, data),
    look: nearby(offset => runAt(characters, offset), offset => runAt(paragraphs, offset), looks),
    numbering,
  }
  const text = readText(document, pieces, 0, fib.mainLength)
  // Word ends even an empty text with a mark: where less text is found than the head tells of, the way to it is broken.
  if (fib.mainLength === 0 || (text.text.length < fib.mainLength && text.text.trim() === ''))
    throw new Refused(refusals.damaged({ name }))
  const main = readBody(text, { ...options, isSealed: findSeals(floating), picture: (offset, position) => pictures(runAt(characters, offset), position) })
  const boxes = readBody(readText(document, pieces, fib.beforeTextBoxes, fib.beforeTextBoxes + fib.textBoxesLength), { ...options, picture: () => null })
  return [{
    format: 'doc',
    charset: null,
    part: null,
    title: null,
    metadata: [],
    blocks: [...main.blocks, ...boxes.blocks],
    pictures: main.pictures,
    notes: [...main.notes, ...boxes.notes],
  }]
}

/** The look of characters one behind the other: most stand in the runs of the one before. */
function nearby(ofCharacter: (offset: number) => Run | null, ofParagraph: (offset: number) => Run | null, looks: ReturnType<typeof characterLooks>): (offset: number) => CharacterLook {
  let character: Run | null = null
  let paragraph: Run | null = null
  const holds = (run: Run | null, offset: number): boolean => run !== null && run.from <= offset && offset < run.to
  return (offset) => {
    character = holds(character, offset) ? character : ofCharacter(offset)
    paragraph = holds(paragraph, offset) ? paragraph : ofParagraph(offset)
    return looks(character, paragraph?.style ?? 0)
  }
}

/** The OLE container; one the library cannot make sense of is damaged. */
function openContainer(bytes: Uint8Array, name: string): ReturnType<typeof read> {
  try {
    return read(padded(bytes), { type: 'array' })
  }
  catch {
    throw new Refused(refusals.damaged({ name }))
  }
}

/** WPS writes a short last sector; OLE readers expect whole ones. */
function padded(bytes: Uint8Array): Uint8Array {
  const size = Math.ceil(bytes.length / 512) * 512
  if (size === bytes.length)
    return bytes
  const whole = new Uint8Array(size)
  whole.set(bytes)
  return whole
}
