/** Shows one case of the mutations as it reads: `npx tsx bench/reading/replay.ts '{"seed":…}'`, the `item` that tests/soak/mutations.test.ts printed. */
import type { Case } from '../../tests/unit/mutations/judge'
import process from 'node:process'
import { lookOf, looks } from '../../tests/golden/make/looks'
import { toText } from '../../tests/golden/make/text'
import { draftFor, judge } from '../../tests/unit/mutations/judge'
import { partsOf } from '../../tests/unit/mutations/model'
import { mutate } from '../../tests/unit/mutations/mutate'

const item = JSON.parse(process.argv[2]!) as Case
const parts = item.mutations.reduce(mutate, partsOf(draftFor(item), lookOf(looks[item.look % looks.length]!.name)))
console.log(toText(parts, 'pipes'))
console.log(await judge(item))
