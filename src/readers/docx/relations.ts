import { strFromU8, unzipSync } from 'fflate'
import { walkXml } from './xml'

/** How the part that a relation leads to is had; null when it stands outside the file. */
export type PartFinder = (relation: string) => (() => Uint8Array | null) | null

/** The relations of `main` to parts of the document: id to path. */
function relationsOf(bytes: Uint8Array, main: string): Map<string, string> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(main) ?? []
  const path = `${folder}_rels/${name}.rels`
  const xml = unzipSync(bytes, { filter: file => file.name === path })[path]
  const relations = new Map<string, string>()
  walkXml(xml ? strFromU8(xml) : '<none/>', {
    open(element, attribute) {
      const target = attribute('Target')
      if (element === 'Relationship' && target && attribute('TargetMode') !== 'External')
        relations.set(attribute('Id') ?? '', decodeURIComponent(new URL(target, `zip:///${folder}`).pathname).slice(1))
    },
    close() {},
  })
  return relations
}

/** The parts that `main` names by relations; nothing is unpacked before it is asked for. */
export function findParts(bytes: Uint8Array, main: string): PartFinder {
  let relations: Map<string, string> | null = null
  return (relation) => {
    relations ??= relationsOf(bytes, main)
    const path = relations.get(relation)
    return path === undefined ? null : () => unzipSync(bytes, { filter: file => file.name === path })[path] ?? null
  }
}
