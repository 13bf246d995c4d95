declare module 'libarchive.js/src/webworker/wasm-gen/libarchive.js' {
  /** The compiled libarchive; pointers are numbers, strings are read from the heap. */
  export interface Libarchive {
    /** Replaced whenever the memory grows: read it anew after every call. */
    HEAPU8: Uint8Array
    _malloc: (size: number) => number
    _free: (pointer: number) => void
    _archive_open: (buffer: number, size: number, passphrase: number, locale: number) => number
    _archive_close: (archive: number) => void
    _archive_error_string: (archive: number) => number
    _get_next_entry: (archive: number) => number
    _get_filedata: (archive: number, size: number) => number
    _archive_entry_filetype: (entry: number) => number
    _archive_entry_pathname: (entry: number) => number
    _archive_entry_size: (entry: number) => bigint | number
    _archive_entry_is_encrypted: (entry: number) => number
    _archive_read_data_skip: (archive: number) => number
  }
  export default function libarchive(options: { wasmBinary?: Uint8Array, print: (text: string) => void, printErr: (text: string) => void }): Promise<Libarchive>
}
