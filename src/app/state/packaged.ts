import type { PackageLabel } from '@/workspace'
import { shallowRef } from 'vue'

/** Name of the element of a page by which a published package is told from the app itself; its content is the SHA-256 of the data. */
export const packageMark = 'nianbao-package'

/** Where the data of a package lies, from its page. */
export const packageData = 'package/data.tar'

const sum = globalThis.document?.querySelector<HTMLMetaElement>(`meta[name="${packageMark}"]`)?.content

/** The package this page is, of which nothing can be changed; null: the app itself, on the record of this browser. */
export const packaged = sum === undefined ? null : { sum, label: shallowRef<PackageLabel | null>(null) }

/** Whether original files are at hand: in a package only where they were enclosed. */
export const hasOriginals = (): boolean => packaged?.label.value?.originals ?? true
