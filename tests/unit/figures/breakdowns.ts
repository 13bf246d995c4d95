import type { Breakdown } from '@/figures'

/** Two types over three years; nothing of it is real. */
export function overYears(): Breakdown {
  const [types, years] = [['police', 'health'], ['2021', '2022', '2023']]
  return {
    metric: 'disclosureRate',
    name: '公开率',
    unit: 'rate',
    lowBelow: 30,
    breaks: [],
    proportion: true,
    first: { dimension: 'type', name: '部门类型', groups: types.map(key => ({ key, name: key })) },
    second: { dimension: 'year', name: '年度', groups: years.map(key => ({ key, name: key })) },
    cells: types.flatMap((first, at) => years.map((second, along) => ({ first, second, value: (at + along + 1) / 10, numerator: at + along + 1, denominator: 10, reports: 1, gaps: 0, leftOut: 0, low: false }))),
    years: [2021, 2023],
    placeOf: () => ({ filters: null, agency: null }),
  }
}
