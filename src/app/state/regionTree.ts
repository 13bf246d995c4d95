import type { Agency } from '@/reports'
import { within } from '@/metrics'
import { regionPath } from '@/reports'

/** A place with the agencies in and under it. */
export interface RegionNode {
  /** `江苏省/淮安市/洪泽区`, as the filters hold it. */
  path: string
  name: string
  count: number
  children: RegionNode[]
}

/** The places of the record's agencies as a tree, sorted by name; agencies of unknown region are left out. */
export function regionTree(agencies: readonly Agency[], collator: Intl.Collator): RegionNode[] {
  const roots: RegionNode[] = []
  const known = new Map<string, RegionNode>()
  for (const agency of agencies) {
    let siblings = roots
    let path = ''
    for (const name of regionPath(agency.region).split('/').filter(part => part !== '')) {
      path = path ? `${path}/${name}` : name
      let node = known.get(path)
      if (!node) {
        node = { path, name, count: 0, children: [] }
        known.set(path, node)
        siblings.push(node)
      }
      node.count++
      siblings = node.children
    }
  }
  const sort = (nodes: RegionNode[]) => {
    nodes.sort((a, b) => collator.compare(a.name, b.name))
    nodes.forEach(node => sort(node.children))
  }
  sort(roots)
  return roots
}

/** `chosen` with `path` switched on or off; a chosen place stands for everything in it, so what lies in it is dropped. */
export function toggleRegion(chosen: readonly string[], path: string): string[] {
  return chosen.includes(path) ? chosen.filter(other => other !== path) : [...chosen.filter(other => !within(other, path) && !within(path, other)), path]
}
