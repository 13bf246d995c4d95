import type { SavedView } from '../../../src/app/ui/views/saved'
import { describe, expect, it } from 'vitest'
import router from '../../../src/app/shell/router.ts?raw'
import { sources } from '../../../src/app/shell/sources'
import { parsed } from '../../../src/app/state/parsed'
import { queryOf, routeQuery, viewSpec } from '../../../src/app/state/viewSpec'
import { lastPlace, onOverview, readViewFile, savedViews, steppedPlace, viewFile } from '../../../src/app/ui/views/saved'

const view = { page: 'explore', figure: 'explore', query: { by: 'type', type: ['police', 'land'] } }
const kept = (id: string, place: number | null): SavedView => ({ id, name: id, view, place, at: '' })

describe('a view as an address', () => {
  it('keeps a query whatever its order, and nothing empty', () => {
    expect(queryOf({ type: ['police', null, ''], by: 'type', and: '', chart: null })).toEqual({ by: 'type', type: ['police'] })
    expect(JSON.stringify(queryOf({ b: '1', a: '2' }))).toBe(JSON.stringify(queryOf({ a: '2', b: '1' })))
    expect(routeQuery({ ...view })).toEqual({ by: 'type', type: ['police', 'land'] })
  })

  it('is read from outside only when it is one', () => {
    expect(parsed(viewSpec, view)).toEqual(view)
    for (const wrong of [null, [], 'x', {}, { ...view, page: 1 }, { ...view, figure: undefined }, { ...view, query: [] }, { ...view, query: { a: 1 } }, { ...view, query: { a: ['x', 1] } }])
      expect(parsed(viewSpec, wrong), JSON.stringify(wrong)).toBeNull()
  })

  it('belongs to a page there is', async () => {
    for (const [page, load] of Object.entries(sources)) {
      expect(router).toContain(`name: '${page}'`)
      expect(await load()).toBeTypeOf('function')
    }
  })
})

describe('saved views', () => {
  it('come from the record; what is no view is left alone', () => {
    const base = { name: '公开率', at: '2026-01-01T00:00:00Z' }
    expect(savedViews([
      { ...base, id: 'a', kind: 'view', body: { view, place: 2 } },
      { ...base, id: 'b', kind: 'view', body: { view } },
      { ...base, id: 'c', kind: 'view', body: { view: { page: 'x' } } },
      { ...base, id: 'd', kind: 'view', body: null },
      { ...base, id: 'e', kind: 'query', body: { view, place: 1 } },
    ])).toEqual([{ ...base, id: 'a', view, place: 2 }, { ...base, id: 'b', view, place: null }])
  })

  it('stand on the overview in their order, and move one step by changing one', () => {
    let views = [kept('a', 3), kept('b', null), kept('c', 1), kept('d', 2)]
    const order = () => onOverview(views).map(({ id }) => id).join('')
    const move = (id: string, step: -1 | 1) => {
      const place = steppedPlace(views, id, step)
      views = views.map(each => each.id === id ? { ...each, place } : each)
    }
    expect([order(), lastPlace(views)]).toEqual(['cda', 4])
    move('a', -1)
    expect(order()).toBe('cad')
    move('a', -1)
    expect(order()).toBe('acd')
    move('c', 1)
    expect(order()).toBe('adc')
    for (let time = 0; time < 40; time++) {
      move('d', time % 2 === 0 ? -1 : 1)
      expect(order()).toBe(time % 2 === 0 ? 'dac' : 'adc')
    }
    expect(steppedPlace(views, 'a', -1)).toBeNull()
    expect(steppedPlace(views, 'c', 1)).toBeNull()
    expect(steppedPlace(views, 'b', 1)).toBeNull()
  })

  it('survive a file; anything else is no view file', async () => {
    const text = await viewFile({ name: '公安 / 国土', view }).text()
    expect(readViewFile(text)).toEqual({ name: '公安 / 国土', view })
    for (const wrong of ['', '[]', 'null', '{"format":"nianbao-view"}', text.replace('"version": 1', '"version": 2'), text.replace('nianbao-view', 'other'), text.slice(0, -20)])
      expect(readViewFile(wrong), wrong).toBeNull()
  })
})
