import type { Truth } from './sample'
import { buildSample } from './sample'

export { packSample } from './pack'
export type { ExpectedFinding, Fault } from './planted'
export type { Sample, SampleFile, Truth } from './sample'
export { buildSample } from './sample'

/** What every file of the sample says: agency, year, scope, layouts and all cells. */
export function sampleTruth(): Truth[] {
  return buildSample().files.map(({ truth }) => truth)
}
