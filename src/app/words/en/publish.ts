export const publish = {
  title: 'Publish',
  lead: 'Makes a read-only package of the record for leaders and other offices: one archive with Nianbao and the data. Unpacked on any web server it opens at the leader’s summary, and every number still leads to its text and place; readers change nothing, neither in it nor in a record of their own.',
  goes: 'Goes in',
  goesList: 'Reports (the number, text and place of each cell, the SHA-256 of each original), the list of units, states and due dates of each year, corrections and verdicts that stand (with their reasons).',
  stays: 'Stays here',
  staysList: 'Contacts and telephones of units and of your office, the text of letters and notes on what was sent back, reminders, saved views, annotations, briefings, drafts, removed files, steps that were undone and former records.',
  originals: 'Enclose the originals ({count}, {size})',
  originalsNot: 'If not, “See the original” says that it is not enclosed, and gives its SHA-256 to check one that is asked for.',
  names: 'Say who corrected and who typed in',
  namesNot: 'If not, originals of reports that were typed in are not enclosed either: they bear the name of whoever typed them.',
  make: 'Make the package',
  collecting: 'Checking the record…',
  packing: 'Packing, {share}% done',
  fileName: 'nianbao-package-{day}.zip',
  done: 'Made “{name}” ({size}). SHA-256 of its data: {sum}',
  then: 'Unpack it, put the whole folder on a web server and send its address to the readers. “readme.txt” in the folder says how to open and how to check it.',
  appMissing: 'Nianbao’s own files could not all be fetched ({path}), so no package was made; the record is unchanged. Open this page again and try once more; if it still fails, ask whoever installed Nianbao.',
  empty: 'The record holds no report yet: there is nothing to publish.',
  status: 'Read only · published {at} · checksum {sum}',
  about: {
    title: 'About this data',
    lead: 'This is published data, to be read only: look, filter, print and export; nothing can be imported, corrected or deleted, and your own record on this machine is not touched.',
    at: 'Published',
    workspace: 'Workspace',
    holds: 'Holds',
    amount: '{units} units, {reports} reports, {years}',
    originals: { label: 'Originals', yes: 'enclosed', no: 'not enclosed; the text and place of each cell are here, and the office that published them has the originals, by SHA-256' },
    names: { label: 'Names of those who worked on it', yes: 'given', no: 'left out' },
    sum: 'SHA-256 of the data',
    checked: 'Checked byte by byte when it was opened: as it was published. To check it yourself, run sha256sum -c SHA256SUMS in the folder.',
  },
  readme: `Nianbao, read-only package

Published: {at}
Holds: {units} units, {reports} reports
SHA-256 of the data: {sum}

To open: put the whole folder on any web server and open the address of its index.html in a browser. No database, account or outside network is needed. To try it on one machine, run python3 -m http.server 8000 in this folder and open http://127.0.0.1:8000/ .
To check: run sha256sum -c SHA256SUMS in this folder; every line should say OK. Nianbao checks the data too when it opens, and opens nothing if one byte differs.
The data can be read and not changed.
`,
}
