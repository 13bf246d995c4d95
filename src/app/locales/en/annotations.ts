const annotations = {
  add: 'Add a note',
  change: 'Change the note',
  on: 'Note on',
  point: 'this number',
  period: 'a span of years',
  text: 'Note',
  left: '{count} characters left',
  over: '{count} characters too many',
  added: 'Note added; every chart that draws this number shows it.',
  changed: 'Note changed.',
  removed: 'Note deleted.',
  colon: ': ',
  list: 'Notes',
  number: 'Note {number}: ',
  line: 'Note {number}: {text} ({where})',
  edit: 'Edit',
  delete: 'Delete',
  changeOf: 'Edit note {number}',
  removeOf: 'Delete note {number}',
}

export default annotations
