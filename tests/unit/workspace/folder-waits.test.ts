import { expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { agency, rejectedFile } from './make'
import { memoryRoot } from './memory'

it('a file that could not be read waits for the unit and year its folder names, as where it was brought to a unit’s year', async () => {
  const workspace = await openWorkspace(memoryRoot().root)
  await workspace.saveAgency(agency('临江县审计局'))
  const states = () => workspace.state.unitYears.map(({ agency, year, state }) => [agency, year, state])
  await workspace.accept([{ ...await rejectedFile('扫描'), folder: '' }], new Uint8Array([1]))
  expect(states()).toEqual([])
  await workspace.accept([{ ...await rejectedFile('扫描件'), folder: '临江县审计局 2025' }], new Uint8Array([1]))
  expect(states()).toEqual([['临江县审计局', 2025, 'waiting']])
  workspace.close()
})
