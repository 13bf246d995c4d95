import { describe, expect, it } from 'vitest'
import { plainHost } from '../app'
import { damage } from './damages'
import { kill } from './kills'
import { play } from './monkey'

/** A few rounds of each; `npm run soak` has the full figures. */
describe.each(['127.0.0.1', plainHost])('at %s', (host) => {
  it('keeps what it said was kept when the browser is killed', async () => {
    expect((await kill(1, 11, undefined, host)).wrong).toEqual([])
  })

  it('says that a record is damaged, or shows what it held', async () => {
    expect((await damage(2, 11, undefined, host)).wrong).toEqual([])
  })
})

it('stands a monkey', async () => {
  expect((await play(40, 11)).wrong).toEqual([])
})
