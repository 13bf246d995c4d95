import type { Case } from './judge'
import type { Kind } from './kinds'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { looks } from '../../golden/make/looks'
import { judge } from './judge'
import { styles } from './render'

/** Slips that leave every number of the office printed as it was: what came of them must be exact, or named. */
const slips: readonly Kind[] = ['moveColumn', 'swapHeader', 'dropRow', 'swapRows', 'dropColumn', 'dropBodyColumn', 'dropCell', 'insertBlank', 'insertNumber', 'insertColumn', 'insertNumberColumn', 'doubleRow', 'doubleRowChanged', 'renameHeading', 'renameHeadings', 'renameRow', 'labelNoise', 'dropLabel', 'headerSlip', 'headerTear', 'tearRow', 'mergeCells', 'mergeDown', 'mergeRow', 'repeatHeader', 'dropHeader', 'noteRow', 'subtotalRow', 'subtotalColumn', 'unitHeading', 'unmerge', 'cut']
const pairs = slips.flatMap((one, at) => slips.slice(at).map(other => [one, other] as const))
/** Each pair in each table, in so many ways of writing; `NIANBAO_PAIRS` tries more. The ways follow each other through the pairs. */
const ways = Number(process.env.NIANBAO_PAIRS ?? 1)

const tables = ['proactive', 'applications', 'appeals']
const textOf = ['', '3', '公', '其他', '备注']

function caseOf(kinds: readonly Kind[], table: number, nth: number): Case {
  const pick = (by: number): number => nth * by % 997
  const mutations = kinds.map((kind, at) => ({ kind, table, at: pick(31 + at * 6), other: pick(17 + at * 26), text: textOf[(nth + at) % textOf.length]! }))
  return { seed: nth % 5000, look: nth % looks.length, form: nth % 4, gaps: nth % 3 === 0, style: styles[nth % styles.length]!, encoding: 'utf-8', damage: null, mutations: nth % 2 ? mutations : mutations.reverse() }
}

describe.each(tables.map((name, table) => [name, table] as const))('two slips at once in %s', (_, table) => {
  it.each(slips.map((slip, at) => [slip, at] as const))('%s with every other', async (slip, at) => {
    const silent: string[] = []
    for (const [nth, kinds] of pairs.filter(([one]) => one === slip).entries()) {
      for (let way = 0; way < ways; way++) {
        const item = caseOf(kinds, table, ((at * slips.length + nth) * tables.length + table) * 7 + way + 1)
        const { kind, wrong } = await judge(item)
        if (kind === 'silent')
          silent.push(`${JSON.stringify(item)} ${wrong.slice(0, 2).join(', ')}`)
      }
    }
    expect(silent).toEqual([])
  })
})
