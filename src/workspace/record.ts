import type { Conflict, Settled, Step } from './acts'
import type { StorageState } from './directory'
import type { Inbox } from './inbox'
import type { Campaign, Chased, Delivery, JudgedNumbers, SentBack } from './office'
import type { RecordTold } from './words'
import type { Finding, FindingState, ReportFacts } from '@/checks'
import type { Layouts } from '@/forms'
import type { Agency, Correction, Report, Scope, UnitYear } from '@/reports'

/** What a person said of a finding, and of which numbers. */
export interface Verdict {
  state: FindingState
  reason: string
  /** ISO time. */
  when: string
  /** Null: said before numbers were kept, of a finding that is not kept with its report. */
  numbers: JudgedNumbers | null
  /** What the report it was said of published. */
  read: ReportFacts['numbers']
}

/** Of one kind of thing: how many only the backup has, both have, only this record has. */
export interface Joined {
  added: number
  both: number
  own: number
}

/** What joining a backup to the record would make of it. */
export interface Joining {
  /** The record holds all of it already. */
  nothing: boolean
  counts: Record<'units' | 'files' | 'reports' | 'corrections' | 'verdicts' | 'saved', Joined>
  /** What this record and the backup hold. */
  here: Holding
  theirs: Holding
  /** What a person must choose between before the two are one. */
  conflicts: readonly Conflict[]
  /** The states of units' years now, and then. */
  before: readonly UnitYear[]
  after: readonly UnitYear[]
  /** Reports and agencies of both, to name what differs. */
  reports: ReadonlyMap<string, StoredReport>
  agencies: readonly Agency[]
}

/** `review`: readable, but a person must look. `rejected`: kept byte for byte, with its reason. */
export type FileStatus = 'accepted' | 'review' | 'rejected'

/** One report as it comes out of reading, ready to be kept. */
export interface ReadReport {
  report: Report
  facts: ReportFacts
  /** Findings of the rules that need this report only. */
  findings: Finding[]
  /** Version of these rules. */
  rules: number
  status: Exclude<FileStatus, 'rejected'>
  /** Registry entry the agency name resolves to (new or known); null when no name was read. */
  agency: Agency | null
}

/** What came of one file, archives already expanded. */
export interface ImportedFile {
  hash: string
  name: string
  folder: string
  format: string
  bytes: Uint8Array
  status: FileStatus
  /** Why it was rejected, or null. */
  refusal: { code: string, reason: string, params: Record<string, string | number> } | null
  reports: ReadReport[]
  /** Version of the reader that read it; 0: it was read before versions were kept. */
  reader: number
}

/** A file of the record, without its bytes. */
export interface StoredFile extends Omit<ImportedFile, 'bytes' | 'reports'> {
  size: number
  /** What is kept of it was read with this batch. */
  batch: string
  /** The batch it came with. */
  came: string
  /** Version of the newest reader that has read it, also where its reading was not taken. */
  latest: number
  /** Ids of the reports read from it. */
  reports: string[]
}

/** A report of the record, without its cells and prose (`Workspace.report` loads those). */
export interface StoredReport {
  id: string
  batch: string
  file: { hash: string, name: string, folder: string, format: string, part: string | null }
  title: string | null
  /** `review` until a person has corrected or judged (other than `open`) every doubt, conflict and gap found; the file's own status stays as it was read. */
  status: Exclude<FileStatus, 'rejected'>
  /** Effective values: corrections applied. Null: nobody knows yet, and the report counts nowhere. */
  agency: string | null
  year: number | null
  scope: Scope
  /** What the file itself says, before corrections. A value that is not certain is a proposal: it becomes effective only when a person confirms it by a correction. */
  read: { agency: string | null, agencyId: string | null, agencyCertain: boolean, year: number | null, yearCertain: boolean, scope: Scope | null, scopeCertain: boolean }
  fictional: boolean
  layouts: Layouts
  facts: ReportFacts
  findings: Finding[]
  /** Version of the rules that found them. */
  rules: number
  /** 1 for the first report of its agency, year and scope, counting up. */
  revision: number
  /**
   * How it stands among the reports of its agency, year and scope. `counted`: its numbers are in the figures. `waiting`: a person must look first, at its
   * doubts, at whose it is, or at which of its `rivals` counts. `replaced`: a person chose another. `copy`: it publishes the same as one that stands.
   */
  version: 'counted' | 'waiting' | 'replaced' | 'copy'
  /** Whether it counts: `version` is `counted`. */
  current: boolean
  /** Reports of the same agency, year and scope that differ from it, while no person has chosen between them. */
  rivals: readonly string[]
  /** Who chose it among several, and when; null: nobody had to. */
  chosen: { who: string, when: string } | null
}

/** What a newer reader makes of a kept file, where it is not what is kept: it counts nowhere until a person takes it. */
export interface Proposal {
  batch: string
  /** As it was read anew. */
  file: Omit<StoredFile, 'batch' | 'came' | 'latest'>
  reports: readonly Pick<StoredReport, 'id' | 'file' | 'title' | 'status' | 'read' | 'layouts' | 'facts' | 'findings'>[]
}

/** What was kept at once: an import, or a part of a large one. */
export interface Batch {
  id: string
  /** Names the import; the batches of a large one share it. */
  group: string
  /** ISO time. */
  at: string
  files: number
}

/** What a person made beside the reports and keeps with them. `body` is opaque here and belongs to the page that made it. */
export interface Saved {
  id: string
  kind: 'view' | 'annotation' | 'query' | 'briefing' | 'frozen' | 'geography' | 'draft'
  name: string
  body: unknown
  /** ISO time it was last saved. */
  at: string
}

/** How much a record holds: units with a report, reports, files, corrections that stand. */
export interface Amount {
  units: number
  reports: number
  files: number
  corrections: number
}

/** What a record holds and whose work it is, for whoever must say whether it may give way. */
export interface Holding extends Amount {
  /** Names of the units, in the order they came. */
  agencies: readonly string[]
  /** Who corrected or did anything else under a name, in the order they first did. */
  who: readonly string[]
  /** ISO times of the first and the last thing done; null where nothing was. */
  from: string | null
  to: string | null
  /** How many parts of it could not be read and are not counted here. */
  problems: number
}

/** What was done since the last backup and still stands. */
export interface SinceBackup {
  /** ISO time of the last backup of this record; null: there was none. */
  at: string | null
  /** Files that came, fields corrected, and other steps. */
  files: number
  corrections: number
  others: number
}

/** A record that is kept on this machine beside the one that counts, until a person frees its space. */
export interface KeptRecord {
  generation: string
  /** Why it gave way: a backup was restored, or joined to it, the record was emptied, an older one was taken back. Null for one that nothing tells of. */
  move: 'restored' | 'joined' | 'emptied' | 'returned' | null
  /** ISO time it gave way; where nothing tells, that it was begun. */
  at: string
  /** What it held when it gave way, null where nothing tells. */
  amount: Amount | null
  /** How many parts of it could not be read then and are not in `amount`. */
  problems: number
  /** Whether the record that counts is the one it gave way to, so that taking it back undoes that. */
  latest: boolean
  /** Steps taken since in the record it gave way to, less those that were undone. */
  later: number
}

/** That from a moment on (ISO time) this report counted; null: none of its unit, year and scope did. */
export interface Counted {
  from: string
  report: string | null
}

/** Everything in memory, immutable: a change makes a new object. */
export interface WorkspaceState {
  batches: readonly Batch[]
  files: readonly StoredFile[]
  reports: readonly StoredReport[]
  agencies: readonly Agency[]
  /** The state of every unit's year. */
  unitYears: readonly UnitYear[]
  corrections: readonly Correction[]
  /** Cells that a person compared with the original and found as they were read, while they still are. */
  checked: readonly Correction[]
  /** Ids of agencies that were found to be another, with that one's. */
  merged: ReadonlyMap<string, string>
  /** Pairs of agencies that were said not to be one. */
  distinct: readonly (readonly string[])[]
  /** By year. */
  campaigns: readonly Campaign[]
  /** In order; the last one of a report counts. */
  sentBack: readonly SentBack[]
  chased: readonly Chased[]
  /** What persons said of findings, by `verdictKey`. A word holds for the numbers it was said of (`holds`). */
  verdicts: ReadonlyMap<string, Verdict>
  /** In the order they were first saved. */
  saved: readonly Saved[]
  /** In the order they were made. */
  proposals: readonly Proposal[]
  /** Label of the action `undo` would take back, or null. */
  undoable: RecordTold | null
  /** Parts of the record that could not be opened; the rest is unaffected. */
  problems: readonly RecordTold[]
  /** How many of them, the first ones, are told until a person has read them (`acknowledge`); the others last. */
  told: number
  /** Records that gave way to this one or to each other, newest first. */
  former: readonly KeptRecord[]
}

/** Reports of one batch as they lie in its file, in its order; `offset` and `length` are bytes of `bytes`. */
export interface PackedReports {
  batch: string
  bytes: Blob
  reports: { id: string, offset: number, length: number, sum?: string }[]
}

/** What reading kept files anew came to. `batch` of a file is that of the reading it was compared with: where another is kept by now, it is left out. */
export interface Reread {
  reader: number
  /** Files of which it makes what is kept. */
  same: readonly Pick<StoredFile, 'hash' | 'batch'>[]
  changed: readonly { file: ImportedFile, batch: string }[]
}

/** The durable record. Every method that changes it returns after the change is on disk; a crash in the middle leaves the state before or after, never between. */
export interface Workspace {
  readonly state: WorkspaceState
  readonly inbox: Inbox
  subscribe: (listener: (state: WorkspaceState) => void) => () => void
  /**
   * Keeps files, reports and `segment` (the projection's own encoding of their values, opaque here) as one batch. A file already kept (same hash) is
   * not kept twice: `Batch.files` counts the new ones; with 0 nothing was written. Batches of one `group` are one import, and undone together.
   */
  accept: (files: ImportedFile[], segment: Uint8Array, group?: string) => Promise<Batch>
  /**
   * Keeps another reading of a file already kept (a scan recognised): what was read before gives way to it in every view, the bytes are not written again, and
   * `undo` brings the former reading back. Rejects when the file is no longer kept.
   */
  replace: (file: ImportedFile, segment: Uint8Array) => Promise<Batch>
  /** Keeps what reading anew came to: nothing of it counts, and there is nothing to undo. `segment` holds the reports of `changed`. */
  reread: (outcome: Reread, segment: Uint8Array) => Promise<void>
  /** Takes the proposed readings of these files in place of what was read before, or keeps what was read before. */
  decide: (files: readonly string[], taken: boolean) => Promise<void>
  /** Puts findings of newer rules in place of those kept with reports, by report id. They change no status: a report that counts goes on counting. */
  recheck: (rules: number, findings: ReadonlyMap<string, Finding[]>) => Promise<void>
  /** The report with all cells, places and prose: as it is kept, or as it was read with the proposal `batch`. */
  report: (id: string, batch?: string) => Promise<Report>
  /** The file's bytes as they arrived. */
  source: (hash: string) => Promise<Uint8Array>
  /** The segments of these batches, or of all that reports came with. */
  segments: (batches?: ReadonlySet<string>) => Promise<{ batch: string, bytes: Uint8Array }[]>
  /** Where the reports of each batch lie on disk as JSON, for whoever reads thousands of them (`sectionsIn`): nothing is read yet. */
  packed: () => Promise<PackedReports[]>
  /** What a person says at once, written as one step or not at all. */
  settle: (said: Settled) => Promise<void>
  /** One correction, or several in one step. An `agency` correction names the id of an agency of the registry (save it first); `year` is a number; `scope` a `Scope`. */
  correct: (made: Omit<Correction, 'when'> | readonly Omit<Correction, 'when'>[]) => Promise<void>
  /** Takes back every correction of a field of a report: what its file says counts again. The corrections stay in the journal, and `undo` brings them back. */
  uncorrect: (report: string, field: string) => Promise<void>
  /** Lets this report count in place of all others of its agency, year and scope. */
  choose: (report: string, who: string) => Promise<void>
  /** Rejects where another agency has the name. */
  saveAgency: (agency: Agency) => Promise<void>
  /** Several at once: a list of units, or an edit of many. Rejects where two would have one name. */
  saveAgencies: (agencies: readonly Agency[]) => Promise<void>
  /** Takes agencies off the registry; rejects where a report is one's. */
  removeAgencies: (ids: readonly string[]) => Promise<void>
  /** Makes agency `from` one with `into`, which keeps its name. */
  mergeAgencies: (from: string, into: string) => Promise<void>
  /** Remembers that two agencies are not one. */
  keepApart: (one: string, other: string) => Promise<void>
  saveCampaign: (campaign: Campaign) => Promise<void>
  /** Notes that reports went back to their units; `confirmed`: findings that are confirmed by it, in the same step. */
  sendBack: (reports: readonly Omit<SentBack, 'at' | 'who' | 'went'>[], confirmed?: readonly { report: string, finding: string, numbers: JudgedNumbers }[]) => Promise<void>
  /** Takes it back that these went back to their units. */
  recall: (reports: readonly string[]) => Promise<void>
  /** Notes how the letters on these went to their units, and on which day (ISO). */
  deliver: (delivered: { reports: readonly string[], how: Delivery, on: string }) => Promise<void>
  /** Notes that units were reminded. */
  chase: (chased: Omit<Chased, 'at' | 'who'>) => Promise<void>
  /** Which of the reports of one unit, year and scope counted from when on, oldest first. */
  counted: (report: string) => readonly Counted[]
  /** The record as it stood at a moment (ISO time), by what was written until then: so the figures of that day are made again. */
  at: (moment: string) => Pick<WorkspaceState, 'reports' | 'agencies' | 'corrections' | 'unitYears'>
  /** What was done, oldest first. Labels are of now. */
  steps: () => readonly Step[]
  /** Takes a step back or does it again, whenever it was done. */
  undoStep: (id: string) => Promise<void>
  redoStep: (id: string) => Promise<void>
  /** The name that stands with what is done from now on. */
  identify: (who: string) => void
  judge: (report: string, finding: string, state: FindingState, reason: string) => Promise<void>
  /** One word on several findings at once, each with the numbers it is said of: written together, undone together. */
  judgeAll: (findings: readonly { report: string, finding: string, numbers?: JudgedNumbers }[], state: FindingState, reason: string) => Promise<void>
  /** Keeps something a person made, in place of what was kept under its id. A `draft` is kept as it grows: that is no step, and `undo` takes back the one before it. */
  save: (item: Omit<Saved, 'at'>) => Promise<void>
  /** Takes something saved away; `undo` brings it back. */
  discard: (id: string) => Promise<void>
  /** Takes a file and its reports out of every view; the bytes stay until the record is emptied. */
  remove: (hashes: string[]) => Promise<void>
  undo: () => Promise<void>
  /**
   * The whole record as one tar archive that `restore` reads back exactly; what could not be read lies under `damaged/`, which `restore` leaves out. `handedOver`
   * false: nobody gets it to keep, and it is no backup to come back to.
   */
  backup: (handedOver?: boolean) => Promise<Blob>
  /** What was done since the last backup. */
  sinceBackup: () => SinceBackup
  /** What this record holds, or one of those kept beside it. Null: there is no such record. */
  holding: (generation?: string) => Promise<Holding | null>
  /** What a backup holds, after checking every byte of it; changes nothing. */
  survey: (backup: Blob) => Promise<Holding>
  /** Puts a backup in place of the record, after checking every byte of it and projecting it once. What it replaces is kept: `takeBack`. */
  restore: (backup: Blob) => Promise<void>
  /** What `join` would make of the record; changes nothing. `onShare`: how much of the backup is checked, 0 to 1. */
  compare: (backup: Blob, onShare?: (done: number) => void) => Promise<Joining>
  /**
   * Joins another's work to this record, after checking every byte of it and projecting both once: files, reports, and both journals. `choices`, by id of
   * conflict. What the record was is kept: `takeBack`. Joining what it holds already changes nothing.
   */
  join: (backup: Blob, choices: ReadonlyMap<string, 'mine' | 'theirs'>, onShare?: (done: number) => void) => Promise<void>
  /** Removes everything from the record; what it held is kept: `takeBack`. */
  empty: () => Promise<void>
  /** Makes a kept record the one that counts again, after projecting it once. The present one is kept in turn, unless it is as the undone move made it. */
  takeBack: (generation: string) => Promise<void>
  /** Deletes a kept record for good, once the present one has been read and projected. */
  free: (generation: string) => Promise<void>
  /** A person has read of the damage met on opening: it is not told again. */
  acknowledge: () => Promise<void>
  storage: () => Promise<StorageState>
  close: () => void
}

/** Builds what is made of a record (the database) once, to see that it can be, and keeps nothing of it. Rejects when it cannot. */
export type Rehearsal = (record: Pick<WorkspaceState, 'agencies' | 'reports' | 'corrections'> & Pick<Workspace, 'segments'>) => Promise<void>

/** Encodes reports as the segment of a batch, as whoever keeps them does (`accept`). */
export type Encoding = (reports: readonly Report[]) => Promise<Uint8Array>
