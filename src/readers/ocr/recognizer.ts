import type { PixelBox, Raster } from './raster'

/** What one recognition of a picture of text says; `confidence` 0 to 100. */
export interface Reading {
  text: string
  confidence: number
}

/** A line of text on a page, its box in pixels. */
export interface ReadLine extends Reading {
  box: PixelBox
}

/** Recognises text in pictures. Stages of reading know no more of the engine than this. */
export interface Recognizer {
  /** One line of any text; `digitsOnly` allows digits, signs and separators only. */
  line: (picture: Raster, digitsOnly?: boolean) => Promise<Reading>
  /** Some lines of one column of text, joined by line breaks. */
  block: (picture: Raster) => Promise<Reading>
  /** The lines of a page, top to bottom. */
  page: (picture: Raster) => Promise<ReadLine[]>
  /** Lets the engine go, after the recognition under way. */
  close: () => void
}

/** Text without the spaces the engine puts between Chinese letters, digits and punctuation. */
export function unspaced(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}\p{P}\d])[ \t]+(?=[\p{Script=Han}\p{P}])|(?<=[\p{Script=Han}\p{P}])[ \t]+(?=\d)/gu, '').trim()
}
