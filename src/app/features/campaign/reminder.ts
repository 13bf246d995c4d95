import type { Chasing } from './matrix'
import type { Campaign } from '@/workspace'
import { daysBetween } from './matrix'

interface Words {
  t: (key: string, values?: Record<string, unknown>) => string
  /** A due date as it is written. */
  sayDate: (iso: string) => string
  comma: string
}

/** The text that reminds missing units, in the office's name: one unit in its own, several by due date. */
export function reminderText({ year, office, contact }: Pick<Campaign, 'year' | 'office' | 'contact'>, chasing: readonly Chasing[], today: string, { t, sayDate, comma }: Words): string {
  const from = office || t('campaign.text.office')
  const isOver = (date: string): boolean => daysBetween(today, date) < 0
  const ending = [contact.name, contact.phone].filter(part => part !== '').join(' ')
  const signed = ending === '' ? '' : t('campaign.text.contact', { contact: ending })
  const [only] = chasing
  if (!only)
    return ''
  if (chasing.length === 1)
    return t(isOver(only.date) ? 'campaign.text.oneOver' : 'campaign.text.one', { unit: only.agency.name, year, date: sayDate(only.date), office: from }) + signed
  const dates = [...new Set(chasing.map(({ date }) => date))]
  return [
    t('campaign.text.lead', { year }),
    ...dates.map(date => t(isOver(date) ? 'campaign.text.over' : 'campaign.text.group', {
      date: sayDate(date),
      office: from,
      units: chasing.filter(each => each.date === date).map(({ agency }) => agency.name).join(comma),
    })),
    t('campaign.text.apart'),
    signed,
  ].join('')
}
