import type { Case } from './judge'
import fc from 'fast-check'
import { mutation } from './kinds'
import { encodings, styles } from './render'

/** Cases of up to three mutations, near half of them on exact tables, a few with the file itself cut off or a byte of it changed. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(5000),
  look: fc.nat(100),
  form: fc.nat(3),
  gaps: fc.boolean(),
  style: fc.oneof({ weight: 10, arbitrary: fc.constant('exact' as const) }, { weight: 8, arbitrary: fc.constantFrom(...styles.slice(1, 10)) }, { weight: 2, arbitrary: fc.constantFrom(...styles.slice(10)) }),
  encoding: fc.constantFrom(...encodings),
  damage: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'flip' as const), at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }) }) }),
  mutations: fc.array(mutation, { minLength: 0, maxLength: 3 }),
})
