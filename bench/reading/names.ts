/** Reads the name of every division × kind of organ × way of writing it: `npx tsx bench/reading/names.ts`. What is not read exactly is printed. */
import { count, wrongAt } from '../../tests/unit/reports/issuers/readings'

const start = performance.now()
let wrong = 0
for (let index = 0; index < count; index++) {
  const said = wrongAt(index)
  if (said !== null && wrong++ < 200)
    console.log(said)
}
console.log(`${count} readings, ${wrong} not exact, ${((performance.now() - start) / 1000).toFixed(0)} s`)
