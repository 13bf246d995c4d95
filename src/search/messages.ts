import type { Found, ProseKind } from './corpus'
import type { Passage } from './snippets'

/** A report in a batch's file, under the key the page gave it. */
export interface Place {
  key: number
  offset: number
  length: number
}

export interface Question {
  /** Folded. */
  terms: readonly string[]
  kinds: readonly ProseKind[]
}

/** What the page asks; everything with a `turn` is answered by one `SearchAnswer` of it, or not at all once cancelled. */
export type SearchRequest
  = | { type: 'add', turn: number, batches: readonly { bytes: Blob, reports: readonly Place[] }[] }
    | { type: 'drop', keys: readonly number[] }
    | { type: 'find', turn: number, question: Question }
    | { type: 'show', turn: number, question: Question, keys: readonly number[] }
    | { type: 'cancel', turn: number }

export type SearchAnswer
  /** Reports read since the last word, and which sections they have text in (bits of `proseKinds`). */
  = | { type: 'read', keys: readonly number[], kinds: readonly number[] }
    | { type: 'added', turn: number }
    | { type: 'found', turn: number, found: Found }
    | { type: 'shown', turn: number, passages: readonly (readonly Passage[])[] }
    | { type: 'failed', turn: number, message: string }
