/** A setting kept in this browser; null where storage is closed (private mode). */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(name)
  }
  catch {
    return null
  }
}

/** Keeps a setting in this browser; where storage is closed it lasts as long as the page. */
export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  }
  catch {}
}
