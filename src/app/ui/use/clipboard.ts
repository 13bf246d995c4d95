/** Things for the clipboard by type, some still being made. */
export type Copied = Record<string, Blob | Promise<Blob>>

/**
 * Puts one thing on the clipboard, in one or several types. A page of plain http has no clipboard of its own: there text goes by the browser's command to copy.
 * Answers false where this browser takes nothing of it, as with pictures there.
 */
export async function putOnClipboard(parts: () => Copied): Promise<boolean> {
  const { clipboard } = navigator as Partial<Navigator>
  const made = parts()
  if (clipboard && typeof ClipboardItem !== 'undefined') {
    await Promise.all([...Object.values(made), clipboard.write([new ClipboardItem(made)])])
    return true
  }
  const all = await Promise.all(Object.entries(made).map(async ([type, part]) => ({ type, part: await part })))
  const texts = await Promise.all(all.filter(({ type }) => type.startsWith('text/')).map(async ({ type, part }) => ({ type, text: await part.text() })))
  return texts.length > 0 && copyByCommand(texts)
}

function copyByCommand(texts: readonly { type: string, text: string }[]): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = ' '
  field.readOnly = true
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position:fixed;inset-block-start:0;opacity:0'
  let taken = false
  field.addEventListener('copy', (event) => {
    for (const { type, text } of texts)
      event.clipboardData?.setData(type, text)
    event.preventDefault()
    taken = true
  })
  // A dialog lets nothing outside it be selected, and a panel closes when the focus leaves it.
  const home = before === document.body ? null : before?.parentElement
  ;(home ?? document.body).append(field)
  try {
    field.select()
    return document.execCommand('copy') && taken
  }
  finally {
    field.remove()
    if (before instanceof HTMLElement)
      before.focus({ preventScroll: true })
  }
}
