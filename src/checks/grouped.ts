/** `items` by the key `by` gives, keys in order of first appearance. (`Map.groupBy` needs Node 21.) */
export function grouped<T, K>(items: Iterable<T>, by: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = by(item)
    const group = groups.get(key)
    if (group === undefined)
      groups.set(key, [item])
    else
      group.push(item)
  }
  return groups
}
