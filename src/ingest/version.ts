/**
 * Version of the reader: raised whenever what `readers`, `tables` or `reports` make of a file changes, so that the app offers to read what is kept anew.
 * `tests/golden/readings.json` tells when it must be (`npm run readings`).
 */
export const readerVersion = 7
