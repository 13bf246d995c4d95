/** Whether a key pressed is for the page: not for a dialog, a field that takes letters, or the browser. */
export function isForPage(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector('dialog[open]')
    && !(event.target as HTMLElement).closest('textarea, select, [contenteditable], input:not([type=checkbox])')
}
