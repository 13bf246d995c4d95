/** The headers of a mail end within this; each server on its way adds some. */
const sampled = 32 * 1024

const lineOfHeader = /^(?:[\w-]+:|[ \t]|>?From )/
/** What a page saved as a MIME archive has none of. */
const sent = /^(?:To|Cc|Received|Message-ID|Return-Path|Delivered-To|Reply-To|X-Unsent):/im
const written = /^(?:From|Subject|Date|MIME-Version|Content-Type):/gim

/** Whether a file begins with the headers of a mail. */
export function isMail(bytes: Uint8Array): boolean {
  if (!/^\s*>?[A-Z][\w-]*[: ]/i.test(String.fromCharCode(...bytes.subarray(0, 64))))
    return false
  const [head = ''] = new TextDecoder('windows-1252').decode(bytes.subarray(0, sampled)).trimStart().split(/\r?\n\r?\n/, 1)
  return sent.test(head) && (head.match(written)?.length ?? 0) >= 2 && !/^From: *"?<?Saved by/im.test(head)
    && head.split(/\r?\n/).slice(0, 200).every(line => lineOfHeader.test(line))
}
