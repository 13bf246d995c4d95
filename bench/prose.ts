import type { Issuer } from '../datasets/city'
import type { ReportSection } from '@/reports'
import { issuers, layoutOf } from '../datasets/city'
import { draftOf } from '../datasets/draft'
import { writeProse } from '../datasets/prose/write'
import { proseKinds } from '../src/search/corpus'

const place = { at: 'text', line: 1, column: 1 } as const

/** Prose in the words of the sample city, made longer by writing several years of it. */
export function proseOf(number: number): ReportSection[] {
  const issuer: Issuer = issuers[number % issuers.length]!
  const written = Array.from({ length: 3 }, (_, part) => writeProse(draftOf({ ...issuer, name: `${issuer.name}${number}` }, 2019 + part, layoutOf(2021), {})))
  return proseKinds.map(kind => ({ kind, heading: kind, paragraphs: written.flatMap(prose => prose[kind].map(text => ({ text, place }))) }))
}
