import * as v from 'valibot'
import { count, parse, time } from '../format'

/** What a person ticked: whether the original files go in, and the names of those who worked on the record. */
export interface PackageChoice {
  originals: boolean
  names: boolean
}

/** What a package says of itself. */
export interface PackageLabel extends PackageChoice {
  format: 'nianbao-package'
  version: number
  /** ISO time it was made. */
  at: string
  /** Name of the workspace it was made of; `''`: it has none. */
  workspace: string
}

/** The first file of a package, by which it is told from a backup. */
export const labelFile = 'package.json'
export const packageVersion = 1

const label: v.GenericSchema<unknown, PackageLabel> = v.looseObject({
  format: v.literal('nianbao-package'),
  version: count,
  at: time,
  workspace: v.string(),
  originals: v.boolean(),
  names: v.boolean(),
})

/** The label that `text` holds, or null. */
export const parseLabel = (text: string): PackageLabel | null => parse(label, text)

/** The label of a package made now. */
export function labelOf(choice: PackageChoice, workspace = '', at = new Date()): PackageLabel {
  return { format: 'nianbao-package', version: packageVersion, at: at.toISOString(), workspace, ...choice }
}
