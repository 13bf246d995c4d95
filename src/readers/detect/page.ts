const signatures = ['\x89PNG\r\n', '\xFF\xD8\xFF', 'GIF87a', 'GIF89a', 'II*\x00', 'MM\x00*']

/** Whether a file is a picture made of pixels; the mark of some stands a few bytes in. */
export function isPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  return signatures.some(signature => head.startsWith(signature))
    || (head.startsWith('RIFF') && head.startsWith('WEBP', 8))
    || /^ftyp(?:heic|heix|mif1|avif)/.test(head.slice(4, 12))
    || (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0')
}

/** Whether `%PDF-` stands within the first 1,024 bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x25); at >= 0 && at < 1020; at = bytes.indexOf(0x25, at + 1)) {
    if (String.fromCharCode(...bytes.subarray(at, at + 5)) === '%PDF-')
      return true
  }
  return false
}
