export type { Claim, Held, Leading, Moved, Nothing, YearValue } from './claims'
export { printedChange } from './claims'
export { claimText, pairNote, sentenceOf } from './tell'
