import type { EnglishRule } from './words'
import type { Finding } from '@/checks'
import { isMoney } from '@/reports'
import { blanksNote, cellName, columnName, counted, difference, figure, listed, rowName, tableName } from './words'

/** What made a cell doubtful, by the code its reader gave. */
const doubts: Readonly<Record<string, string>> = {
  'label-near': 'a label is not quite the form’s own',
  'label-position': 'a label could not be read and was placed by its neighbours',
  'column-shift': 'the numbers may be one column off',
  'count-mismatch': 'there are more or fewer numbers than columns',
  'split-number': 'a number was torn apart and put together again',
  'digit-letter': 'letters may stand for digits (O for 0, l for 1)',
  'duplicate': 'the same row is printed twice with different numbers',
  'unit': 'the unit of an amount is not clear',
  'torn': 'labels and numbers were torn apart',
  'layout': 'it is not clear which form the table uses',
  'extra-text': 'other words stand beside the number',
  'ocr': 'it was recognised from a picture',
  'struck': 'something in the cell is struck out and was not counted',
  'hidden': 'the cell holds text that cannot be seen and was not counted',
  'field': 'the number stands in a field of the page that can be filled in',
  'direction': 'invisible signs stand within the number and may change its order',
  'shown': 'the cell’s format shows another number than the cell stores; the text kept was read',
  'unsure': 'the styles of the cell may hide some of its text, make it a note or print more; what is stored was read',
  'two-numbers': 'what is printed is in several pieces, two numbers or one torn apart, and none was taken',
  'unreadable': 'what is printed is no number',
}

/** What a reader saw that leaves a whole report in doubt, by the code of its note. */
const notes: Readonly<Record<string, string>> = {
  'truncated': 'Part of the file was not read',
  'undecodable': 'Some characters of the file could not be decoded',
  'scanned-page': 'A page is a scan, or its text was recognised from one',
  'ocr': 'Text and numbers were recognised from a picture on this machine',
  'picture-held': 'Tables that are pictures were not read; “Read offline (OCR)” on the Data page proposes their numbers',
}

const fields: Readonly<Record<string, string>> = { agency: 'agency’s name', year: 'report year', scope: 'scope (own unit or consolidated)' }

/** Names or years that the report joins by 、. */
const parted = (value: string | number | null | undefined): string[] => String(value ?? '').split('、').filter(part => part !== '')

function printedTotal(finding: Finding, line: string, parts: string): string {
  const { params, expected, actual } = finding
  return `${tableName(finding.table)}, ${line}: ${parts} add up to ${figure(params.sum ?? expected)}, but the total printed is ${figure(params.printed ?? actual)}${difference(finding)}${blanksNote(params.blanks)}.`
}

function missing({ table, params, cells }: Finding): string {
  if (params.unknown === 1)
    return `The form of the ${params.year ?? ''} report is not known (before one form held for the whole country, places had their own): no numbers were read. File and text are kept as they are and count in no total; nothing need be sent again.`
  if (params.open === undefined)
    return `${tableName(table)}: ${params.pictured === 1 ? 'the table is a picture and its numbers cannot be read' : 'no table was found'}; it is not counted as 0. Ask for it, or enter it by hand.`
  return `${tableName(table)}: ${counted(params.open, 'cell')} of ${figure(params.cells)} ${params.open === 1 ? 'is' : 'are'} blank, marked or absent: ${listed(cells.map(cellName))}. A blank is not 0; what did not happen is to be filled in as 0.`
}

function doubt({ table, row, cells, params }: Finding): string {
  if (typeof params.field === 'string') {
    const proposed = params.value === null || params.value === undefined ? 'it is stated nowhere' : `“${params.value}” is only a proposal`
    return `The ${fields[params.field] ?? params.field} is not certain: ${proposed}. Please confirm it.`
  }
  const note = cells.length === 0 ? notes[String(params.code)] : undefined
  if (note !== undefined)
    return `${note}. Please compare with the original.`
  const why = doubts[String(params.code)] ?? 'the reading is not certain'
  const where = cells.length === 1 ? cellName(cells[0]!) : `${counted(cells.length, 'cell')}${row !== null && table !== null ? ` of the row “${rowName(table, row)}”` : ` (${listed(cells.map(cellName), 3)})`}`
  return `${tableName(table)}, ${where}: ${why}. Please compare with the original.`
}

/** Rules that need one report only. */
export type Within = 'balance' | 'outcomes-sum' | 'row-sum' | 'appeals-sum' | 'items-sum' | 'whole-number' | 'incomplete' | 'empty-form' | 'old-layout' | 'prose-number' | 'year-conflict' | 'agency-conflict' | 'scope-assumed' | 'doubtful'

/** The rules that need one report. */
export const within: Readonly<Record<Within, EnglishRule>> = {
  'balance': {
    name: 'Applications balance',
    explanation: 'Section 3, each column: received + carried in = concluded + carried out.',
    sentence: (finding) => {
      const { received, carriedIn, concluded, carriedOut, left, right } = finding.params
      const blanks = [received, carriedIn, concluded, carriedOut].filter(value => value === null).length
      return `${tableName(finding.table)}, column “${columnName('applications', finding.column ?? 'total')}”: received ${figure(received ?? 0)} + carried in ${figure(carriedIn ?? 0)} = ${figure(left ?? finding.expected)}, but concluded ${figure(concluded ?? 0)} + carried out ${figure(carriedOut ?? 0)} = ${figure(right ?? finding.actual)}${difference(finding)}${blanksNote(blanks)}.`
    },
  },
  'outcomes-sum': {
    name: 'Outcomes add up',
    explanation: 'Section 3, each column: granted + partly granted + denied + unavailable + not processed + other = total.',
    sentence: finding => printedTotal(finding, `column “${columnName('applications', finding.column ?? 'total')}”`, 'the outcomes'),
  },
  'row-sum': {
    name: 'Applicants add up',
    explanation: 'Section 3, each row: natural persons + the five kinds of organisations = total.',
    sentence: finding => printedTotal(finding, `row “${rowName('applications', finding.row ?? '')}”`, 'the applicants'),
  },
  'appeals-sum': {
    name: 'Reviews and lawsuits add up',
    explanation: 'Section 4, review and both court paths: upheld + overturned + other result + pending = total.',
    sentence: finding => printedTotal(finding, rowName('appeals', finding.row ?? ''), 'the results'),
  },
  'items-sum': {
    name: 'Items add up',
    explanation: 'Indicators that a table of statistics breaks down: the items add up to the total (ways to apply, kinds of answer, results of reviews and lawsuits).',
    sentence: finding => printedTotal(finding, `“${cellName(finding.cells.at(-1) ?? '')}”`, 'the items'),
  },
  'whole-number': {
    name: 'Counts are whole',
    explanation: 'Counts are 0 or positive whole numbers; only “change this year” may be negative, only amounts may have decimals.',
    sentence: ({ table, cells, actual, params }) => {
      const key = cells[0] ?? ''
      return `${tableName(table)}, ${cellName(key)}: ${figure(params.printed ?? actual)} is printed; ${isMoney(key) ? 'an amount is not negative' : 'a count is 0 or a positive whole number'}.`
    },
  },
  'incomplete': {
    name: 'Left out',
    explanation: 'A table or a cell of the form is absent, blank or marked; what did not happen is to be filled in as 0.',
    sentence: missing,
  },
  'empty-form': {
    name: 'Empty table',
    explanation: 'A table of the form is printed and holds no number at all; what did not happen is to be filled in as 0.',
    sentence: ({ table, params }) => `${tableName(table)}: the table is printed, but none of its ${figure(params.cells)} cells holds a number. A blank is not 0 and is not counted as 0; ask the agency. What did not happen is to be filled in as 0.`,
  },
  'old-layout': {
    name: 'Old form',
    explanation: 'Reports for 2021 and later use the form of 国办公开办函〔2021〕30号; use of the 2019 form is pointed out.',
    sentence: ({ table, params }) => `${tableName(table)}: the report for ${params.year ?? '2021 or later'} still uses the 2019 form; it should use the 2021 one.`,
  },
  'prose-number': {
    name: 'Text against tables',
    explanation: 'Numbers of applications, conclusions, reviews and lawsuits in the text that agree with the tables under no legitimate reading.',
    sentence: ({ table, params, expected, actual }) => `The text says ${figure(params.said ?? actual)} (“${String(params.clause ?? '').slice(0, 60)}”), but ${tableName(table).toLowerCase()} gives ${figure(params.printed ?? expected)}, and no other legitimate reading of it agrees.`,
  },
  'year-conflict': {
    name: 'Years disagree',
    explanation: 'Title, period, text, metadata and file name should mean one year (a file name may carry the year of publication, one later).',
    sentence: ({ params }) => `Title, period, text, metadata and file name disagree on the year: ${listed(parted(params.years))}.`,
  },
  'agency-conflict': {
    name: 'Agencies disagree',
    explanation: 'Title, text, metadata and file name should mean one agency; short forms and missing place names are no conflict.',
    sentence: ({ params }) => `Title, text, metadata and file name disagree on the agency: ${listed(parted(params.names).map(name => `“${name}”`))}.`,
  },
  'scope-assumed': {
    name: 'Scope taken from the notices',
    explanation: 'The text does not say whose numbers these are: the report of a government of a county or higher, or of the committee that governs a zone, is taken as consolidated, that of its office as its own; where that is wrong, correct the scope on the report’s page.',
    sentence: ({ params }) => `Scope: the text does not say; by the notices the report is taken as ${params.value === 'consolidated' ? 'consolidated, the sum of all units' : 'the unit’s own'}. Where that is wrong, correct the scope on the report’s page.`,
  },
  'doubtful': {
    name: 'Read with doubt',
    explanation: 'A number, the agency, the year or the scope could not be read with certainty; compare with the original.',
    sentence: doubt,
  },
}
