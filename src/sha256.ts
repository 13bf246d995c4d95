import { sha256 as digestOf } from '@noble/hashes/sha2.js'

/** SHA-256 of `bytes`, lower-case hex. A plain http address and a file have no `crypto.subtle`: there it is computed here. */
export async function sha256(bytes: ArrayBuffer | Uint8Array): Promise<string> {
  const whole = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  const { subtle } = globalThis.crypto as Partial<Crypto>
  const digest = subtle ? new Uint8Array(await subtle.digest('SHA-256', whole as Uint8Array<ArrayBuffer>)) : digestOf(whole)
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}
