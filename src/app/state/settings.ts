import { packaged } from './packaged'

/** A package beside the app, at one address, has settings of its own. */
const keyOf = (name: string): string => packaged ? `package:${name}` : name

/** A setting kept in this browser; null where storage is closed (private mode). */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  }
  catch {
    return null
  }
}

/** Keeps a setting in this browser; where storage is closed it lasts as long as the page. */
export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value)
  }
  catch {}
}
