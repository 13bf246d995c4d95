import type { LocationQuery } from 'vue-router'
import type { ViewSpec } from '../../../state/viewSpec'
import { queryOf } from '../../../state/viewSpec'

export const templates = ['annual', 'unit', 'quality', 'appeals'] as const
export type Template = typeof templates[number]

/** What a template is made for. `first` and `year` bound the years told; `unit` needs an agency, the others take a group. */
export interface TemplateScope {
  first: number
  year: number
  region: string | null
  type: string | null
  agency: string | null
}

/** The blocks of a template: figures of the pages, each under the years and group chosen. */
export function viewsOf(template: Template, { first, year, region, type, agency }: TemplateScope): ViewSpec[] {
  const group = { region, type, agency }
  const make = (page: string, figure: string, from: number, query: LocationQuery = {}): ViewSpec => ({ page, figure, query: queryOf({ ...group, years: `${from}-${year}`, ...query }) })
  const key = make('overview', 'key', first)
  const applications = make('overview', 'applications', first)
  const outcomes = make('overview', 'outcomes', first, { measure: 'share' })
  const appeals = make('overview', 'appeals', first)
  const explore = (from: number, query: LocationQuery): ViewSpec => make('explore', 'explore', from, query)
  const form = make('consolidated', 'form', year)
  const findings = (figure: 'list' | 'rules' | 'units', query: LocationQuery = {}): ViewSpec => make('findings', figure, year, query)
  switch (template) {
    case 'annual': return [
      key,
      applications,
      outcomes,
      explore(year, { metric: 'received', by: 'type' }),
      explore(year, { metric: 'disclosureRate', by: 'type' }),
      explore(first, { metric: 'applicants', by: 'year', as: 'count', span: 'all' }),
      explore(first, { metric: 'denied', by: 'year', span: 'all' }),
      appeals,
      form,
      findings('rules'),
    ]
    case 'unit': return [
      key,
      applications,
      outcomes,
      explore(first, { metric: 'disclosureRate', by: 'year', span: 'all' }),
      explore(first, { metric: 'denied', by: 'year', span: 'all' }),
      appeals,
      form,
      findings('list', { state: 'all' }),
    ]
    case 'quality': return [
      explore(first, { metric: 'coverage', by: 'year', span: 'all' }),
      explore(year, { metric: 'coverage', by: 'type' }),
      findings('rules'),
      findings('units'),
      findings('list', { severity: 'error' }),
    ]
    case 'appeals': return [
      appeals,
      explore(first, { metric: 'reviewCount', by: 'year', span: 'all' }),
      explore(first, { metric: 'reviews', by: 'year', span: 'all' }),
      explore(first, { metric: 'reviewOverturnRate', by: 'year', span: 'all' }),
      explore(year, { metric: 'reviewOverturnRate', by: 'type' }),
      explore(first, { metric: 'litigationCount', by: 'year', span: 'all' }),
      explore(first, { metric: 'lawsuits', by: 'year', span: 'all' }),
      explore(year, { metric: 'disputeRate', by: 'type' }),
    ]
  }
}
