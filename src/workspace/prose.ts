import type { Report, ReportSection } from '@/reports'

/** Neither can stand within a text: quotes are escaped there. */
const [opening, closing] = [',"sections":[', '],"pictured":[']

/** The sections of a report as it was kept. Of its JSON only they are parsed: the cells before them are three quarters of it. Throws when it is no report. */
export function sectionsIn(json: string): ReportSection[] {
  const start = json.indexOf(opening)
  const end = json.indexOf(closing, start)
  return start < 0 || end < 0 ? (JSON.parse(json) as Report).sections : JSON.parse(json.slice(start + opening.length - 1, end + 1)) as ReportSection[]
}
