export const ocr = {
  start: 'Read offline (OCR)',
  startFile: 'Read offline (OCR): {file}',
  what: 'Nothing leaves this machine; about half a minute a page. The numbers are proposals: each one needs checking against the picture.',
  waiting: 'Waits for the file before it',
  loading: 'Getting ready, {pages} pages',
  page: 'Reading page {page} of {pages}',
  share: 'Progress of reading {file}',
  cancel: 'Cancel reading',
  cancelled: 'Reading {file} was cancelled; its earlier outcome is unchanged.',
  done: '{file} was read and waits for review. Each number needs checking against the picture.',
  nothing: 'No table of a report was recognised in {file}. Its earlier outcome is unchanged and the file is kept as it is. Try a clearer scan (300 dpi, straight), or ask for the Word original.',
  failed: 'Reading {file} did not finish. Its earlier outcome is unchanged and the file is kept as it is. Reload this page and try again. {detail}',
}
