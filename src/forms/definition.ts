/** Words in both languages. */
export interface Words {
  zh: string
  en: string
}

/** A heading of a form: its words as printed (`zh`) and their English, a short name for sentences, and the wordings it was seen under. */
export interface Label extends Words {
  /** What a sentence calls it; the label without its ordinal when left out. */
  short?: Words
  /** Bare wordings (letters and digits, no ordinal) that are surely this heading, misprints among them; the label's own need not be listed. */
  aliases?: readonly string[]
}

/** `proactive`, `applications`, `appeals`, `statistics`: a printed table, the first part of every key of its cells. */
export type TableName = string

/** A printed layout: `2021`, `fujian-2014`. */
export type Layout = string

/** `<table>.<row>.<column>`: `applications.received.person`, `appeals.review.upheld`, `proactive.fees.amount`. */
export type CellKey = string

/** What a cell counts: things (whole, not negative), a change (may be negative), or money printed in 万元 or 元, kept in 万元 (decimals). */
export type CellUnit = 'count' | 'change' | '万元' | '元'

export interface ColumnDefinition {
  key: string
  label: Label
  unit?: CellUnit
}

export interface RowDefinition {
  key: string
  label: Label
  /** Key of the group whose heading stands beside the row. */
  group?: string
  /** Columns of this row; those of its table when left out. */
  columns?: readonly ColumnDefinition[]
  /** Provision the row stands under. */
  article?: string
  /** Of all its cells, where their columns say none. */
  unit?: CellUnit
  /** Unit as printed beside a row of a list: `条`, `件`, `人次`. */
  printedUnit?: string
  /** Years in which the layout prints it; a document of another year without it lacks nothing. */
  years?: readonly [first: number, last: number]
}

/**
 * How a table is laid out, and so which recogniser reads it: `outcomes` rows of outcomes by applicant under groups; `subjects` rows each with columns of its
 * own; `results` paths by results, in one row or three; `list` one row an indicator, with its unit and one or two numbers.
 */
export type TableKind = 'outcomes' | 'subjects' | 'results' | 'list'

export interface TableDefinition {
  key: TableName
  kind: TableKind
  /** Heading of its section; short: what a sentence calls it. */
  title: Label
  /** Whether a report without it is incomplete. */
  required: boolean
  groups?: readonly { key: string, label: Label }[]
  /** Other headings the printed table has, by the name its arrangement gives them. */
  headings?: Readonly<Record<string, Words>>
  rows: readonly RowDefinition[]
  columns: readonly ColumnDefinition[]
}

/** Within a report: the cells of `parts` add up to those of `total`. */
export interface SumDefinition {
  rule: string
  /** Row or column the sum is of; unique for its rule. */
  line: string
  parts: readonly CellKey[]
  total: readonly CellKey[]
  /** Layouts it holds in; all that print its cells when left out. */
  in?: readonly Layout[]
}

/** From year to year: last year's `from`, with `plus` and without `minus` of this year, is this year's `to`. */
export interface CarryDefinition {
  rule: string
  line: string
  from: CellKey
  plus: readonly CellKey[]
  minus: readonly CellKey[]
  to: CellKey
}

/**
 * What a cell is in the next form. `same`: counted alike; `relabelled`: one measure under another name or count, to be shown with the break and never as a
 * change; `partOf`: only together with the others that are part of the same; `none`: it has no successor. Several cells in `to` are added up.
 */
export interface Successor {
  relation: 'same' | 'relabelled' | 'partOf' | 'none'
  to: readonly CellKey[]
}

export interface LayoutDefinition {
  id: Layout
  /** What tells it from others where little room is: `2021`. */
  mark: Words
  /** Report years it is printed in. */
  years: readonly [first: number, last: number | null]
  /** Known from the notice only: what is read by it is doubted until a real report has been seen. */
  awaiting?: boolean
  tables: readonly TableDefinition[]
}

/** A share of a form whose figures have no successor as a rate: a measure of its own, never in one line with that of another form. */
export interface RateDefinition {
  key: string
  name: Words
  formula: Words
  numerator: readonly CellKey[]
  denominator: readonly CellKey[]
}

/** Issuers whose reports are due together: units and townships, governments by their level, organs that report upward (垂管). */
export const dueGroups = ['unit', 'county', 'city', 'province', 'vertical'] as const
export type DueGroup = (typeof dueGroups)[number]

/** Who must publish by when in the year after the report year. */
export interface DueDate {
  whose: Words
  groups: readonly DueGroup[]
  month: number
  day: number
}

/** What a notice wants of the prose around the tables. */
export interface ProseDemands {
  /** Most characters of section 1; null: it names none. */
  longestOverview: number | null
  /** What section 1 has to touch. */
  themes: readonly OverviewTheme[]
  /** Whether section 6 has to say what was charged for information (信息处理费), also when nothing was. */
  fee: boolean
}

export const overviewThemes = ['proactive', 'applications', 'management', 'platforms', 'supervision'] as const
export type OverviewTheme = (typeof overviewThemes)[number]

export interface FormDefinition {
  /** Name of its folder. */
  id: string
  name: Words
  /** The notice that prescribes it. */
  notice: string
  /** Report years it is in force. */
  years: readonly [first: number, last: number | null]
  /** The province that prescribes it; null: the whole country. */
  region: string | null
  due: readonly DueDate[]
  /** What its notice wants of the six sections of prose and tables; null: it is no report in sections. */
  prose: ProseDemands | null
  /** Its layouts, the newest first. */
  layouts: readonly LayoutDefinition[]
  sums: readonly SumDefinition[]
  carries: readonly CarryDefinition[]
  rates: readonly RateDefinition[]
  /** Cells of this form, added up, that are told as a level beside what older forms counted, with the break. */
  levels: readonly (readonly CellKey[])[]
  /** The form after it, and what becomes of its cells: by key or by row, most exact first; a cell not named is `same` where the next form prints it, else `none`. */
  next: { form: string, cells: Readonly<Record<string, Successor>> } | null
}
