import type { Within } from './within'
import type { EnglishRule } from './words'
import type { Finding, RuleId } from '@/checks'
import { cellName, columnName, counted, difference, figure, listed, rowName, tableName } from './words'

const sections: Readonly<Record<string, string>> = { overview: 'section 1 (overview)', problems: 'section 5 (problems and improvements)', others: 'section 6 (other matters)' }

function consolidated(finding: Finding): string {
  const { table, cells, params, expected, actual } = finding
  if (table === null) {
    const namesOf = (value: unknown): string[] => String(value ?? '').split('、').filter(name => name !== '')
    const [names, waiting] = [namesOf(params.names), namesOf(params.waiting)]
    const said = [...(names.length > 0 ? [`reports are missing of ${listed(names)}`] : []), ...(waiting.length > 0 ? [`those of ${listed(waiting)} wait for review and do not count`] : [])]
    const why = said.length > 0 ? said.join('; ') : `the ${counted(params.present, 'unit')} present explain only a part of it, so some may not be counted yet`
    return `Consolidated report: ${why}; cells below the consolidated number are not compared for now.`
  }
  const [sum, printed] = [params.sum ?? expected, params.printed ?? actual]
  const first = cells.includes('applications.received.total') ? 'applications.received.total' : cells[0] ?? ''
  const more = cells.length > 1 ? ` ${cells.length} cells differ in all.` : ''
  const cause = typeof params.cause === 'string' ? ` The difference is exactly the numbers of ${params.cause}: it may have been ${Number(sum) > Number(printed) ? 'left out' : 'added twice'}.` : ''
  return `${tableName(table)}, ${cellName(first)}: ${counted(params.units, 'unit')} add up to ${figure(sum)}, but the consolidated report prints ${figure(printed)}${difference(finding)}.${more}${cause}`
}

/** The rules that need several reports: earlier years, units, peers. */
export const across: Readonly<Record<Exclude<RuleId, Within>, EnglishRule>> = {
  'carry-over': {
    name: 'Carried over',
    explanation: 'Section 3, each column: what the agency’s report of last year carried out = what this year’s carried in.',
    sentence: finding => `${tableName(finding.table)}, column “${columnName('applications', finding.column ?? 'total')}”: ${figure(finding.params.carriedOut ?? finding.expected)} carried out of ${finding.params.lastYear ?? 'the year before'}, but ${figure(finding.params.carriedIn ?? finding.actual)} printed as carried in${difference(finding)}.`,
  },
  'in-force': {
    name: 'In force, year to year',
    explanation: 'Regulations and normative documents: in force last year + issued − repealed = in force this year (both years in the 2021 form).',
    sentence: finding => `${tableName(finding.table)}, ${rowName('proactive', finding.row ?? '')}: in force last year ${figure(finding.params.last)} + issued ${figure(finding.params.issued)} − repealed ${figure(finding.params.repealed)} = ${figure(finding.expected)}, but ${figure(finding.params.printed ?? finding.actual)} is printed as in force${difference(finding)}.`,
  },
  'running-total': {
    name: 'Counted so far, year to year',
    explanation: 'Indicators counted over all years: last year’s count so far + this year’s = this year’s count so far (a count begun anew should be confirmed).',
    sentence: finding => `${tableName(finding.table)}, ${rowName(finding.table ?? '', finding.row ?? '')}: so far by ${finding.params.lastYear ?? 'the year before'} ${figure(finding.params.last)} + this year ${figure(finding.params.own)} = ${figure(finding.expected)}, but ${figure(finding.params.printed ?? finding.actual)} is printed as counted so far${difference(finding)}.`,
  },
  'consolidated-sum': {
    name: 'Consolidated = units',
    explanation: 'Each cell of a consolidated report = the sum of its units (of a lower consolidated report where there is one); when units are missing it says which, and only sums already above the consolidated number are compared.',
    sentence: consolidated,
  },
  'copied-prose': {
    name: 'Copied text',
    explanation: 'Nine tenths of a prose section equal the agency’s own earlier year or another agency; phrases most units use do not count.',
    sentence: ({ params }) => `About ${figure(params.percent)}% of ${sections[String(params.section)] ?? 'a prose section'} equals the ${params.year ?? 'earlier'} report of ${params.agency ?? 'another agency'}; please check whether it was copied.`,
  },
  'copied-numbers': {
    name: 'Last year’s numbers',
    explanation: 'All tables with numbers equal the agency’s own of last year, cell by cell (at least 8 cells and 4 different numbers that are not 0, two of them 20 or more).',
    sentence: ({ params, cells }) => `${counted(params.cells ?? cells.length, 'non-zero cell')} equal ${params.lastYear ?? 'the year before'}, one by one; please check whether last year’s tables were used by mistake.`,
  },
  'jump': {
    name: 'Unusual change',
    explanation: 'At least five times last year’s number or a fifth of it, and far outside the usual range of the agency and its peers (median and median absolute deviation; small counts left out).',
    sentence: ({ table, row, params, expected, actual }) => `${tableName(table)}, ${row !== null && table !== null ? rowName(table, row) : ''}: ${figure(params.from ?? expected)} in ${params.lastYear ?? 'the year before'}, ${figure(params.to ?? actual)} the year after; far outside the usual range of the agency and its peers.`,
  },
  'two-reports': {
    name: 'Two differing reports',
    explanation: 'When reports of one agency, year and scope differ, a person says which is used: one that counted before goes on counting, of those that came together none does until then. Equal contents are one report.',
    sentence: ({ params: { reports, year, differing, cell, own, other } }) => `There are ${counted(reports, 'differing report')} of this agency for ${year ?? 'the year'}, and nobody has said which is used: ${typeof cell !== 'string' ? 'the numbers agree, blanks, marks or the form differ' : `${counted(differing, 'cell')} with other numbers, such as ${cellName(cell)}: ${figure(own ?? 'none')} here, ${figure(other ?? 'none')} in the other`}. Open each, and choose “Use this one” on the one to use.`,
  },
}
