/** Characters of one shingle: long enough that a shared one is a shared phrase. */
const length = 10

/** One shingle in `sampling` is kept, chosen by its hash, so that two texts keep the same ones. */
const sampling = 4

/** Characters that say something: years, figures, spaces and punctuation change between copies and are left out. */
function essence(text: string): string {
  return text.normalize('NFKC').replace(/\P{L}+/gu, '')
}

/**
 * Sampled 32-bit hashes (FNV-1a) of the ten-character shingles of a text without digits and punctuation, ascending and distinct.
 * A text of n characters gives about n / 4; sets of two texts can be compared directly.
 */
export function shinglesOf(text: string): number[] {
  const letters = essence(text)
  const hashes = new Set<number>()
  for (let start = 0; start + length <= letters.length; start++) {
    let hash = 0x811C9DC5
    for (let index = start; index < start + length; index++) {
      hash = Math.imul(hash ^ letters.charCodeAt(index), 0x01000193)
    }
    hash = (hash ^ (hash >>> 15)) >>> 0
    if (hash % sampling === 0)
      hashes.add(hash)
  }
  return [...hashes].sort((a, b) => a - b)
}

/** 64 bits of a text (FNV-1a forwards and backwards), hex. */
export function hashOf(text: string): string {
  let [forth, back] = [0x811C9DC5, 0x811C9DC5]
  for (let index = 0; index < text.length; index++) {
    forth = Math.imul(forth ^ text.charCodeAt(index), 0x01000193)
    back = Math.imul(back ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return [forth, back].map(hash => (hash >>> 0).toString(16).padStart(8, '0')).join('')
}
