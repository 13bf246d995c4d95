import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** What is read of an ods: neither its pictures nor its objects. */
const parts = /^(?:mimetype|[\w-]+\.xml|META-INF\/manifest\.xml)$/
/** A number format that depends on the value; the library knows one condition, and complains of every other on the console before it leaves it out. */
const map = /<style:map\b[^<>]*\/>/g
const known = /style:condition="value\(\)(?:&gt;|>)=0"/

/** An ods without the conditional formats its library would leave out; the same bytes when it has none. What is no sound zip comes back as it is. */
export function withoutStyleMaps(bytes: Uint8Array): Uint8Array {
  try {
    const files = unzipSync(bytes, { filter: file => parts.test(file.name) })
    const changed = Object.entries(files).flatMap(([path, content]) => {
      const xml = strFromU8(content)
      const plain = xml.includes('<style:map') ? xml.replace(map, element => known.test(element) ? element : '') : xml
      return plain.length < xml.length ? [[path, strToU8(plain)] as const] : []
    })
    return changed.length > 0 ? zipSync({ ...files, ...Object.fromEntries(changed) }, { level: 0 }) : bytes
  }
  catch {
    return bytes
  }
}
