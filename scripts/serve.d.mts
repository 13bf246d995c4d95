export interface Served {
  url: string
  port: number
  close: () => Promise<void>
}

/** Serves the built app in `folder` on 127.0.0.1 only. Takes `port`, or the next free one after it unless `exact`; 0 takes any. */
export function serve(folder: string, options?: { port?: number, exact?: boolean }): Promise<Served>

/** What is sent with every file: headers, and types by extension. */
export interface Sent {
  headers: Record<string, string>
  types: Record<string, string>
}

export function sentBy(folder: string): Promise<Sent>
