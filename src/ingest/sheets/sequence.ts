/** Where a picked picture stands. */
export interface PicturePlace { name: string, folder: string }

/** Pictures that may be the pages of one report, in order, and what the report is called. */
export interface Sequence {
  /** Their places among all that was picked. */
  at: number[]
  name: string
}

const picture = /\.(?:jpe?g|png|webp|bmp|gif|avif)$/i
/** `年报-1`, `年报（2）`, `年报 第3页`, `IMG_0012`, `4`. */
const numbered = /(\d+)[页张]?[)）\]】]*$/
const trailing = /[\s_\-—.（(【[第]+$/
/** As many pages of a scan as are recognised. */
const most = 60

const stemOf = (name: string): string => name.replace(/\.\w+$/, '')
const byName = new Intl.Collator('zh-CN', { numeric: true })

/** Numbers that name years are no numbers of pages. */
const areYears = (numbers: readonly number[]): boolean => numbers.every(number => number >= 2000 && number < 2100)

/**
 * The pictures among what was picked together that look like the pages of one report: numbered names of one base in one folder; else all pictures of a
 * folder that holds nothing else. A proposal: a person says whether it is so.
 */
export function sequencesOf(picked: readonly PicturePlace[]): Sequence[] {
  const left = new Set(picked.flatMap(({ name }, at) => picture.test(name) ? [at] : []))
  const found: Sequence[] = []
  const take = (at: number[], name: string): void => {
    at.forEach(one => left.delete(one))
    if (at.length <= most)
      found.push({ at, name })
  }
  const groups = new Map<string, { at: number, number: number, base: string }[]>()
  for (const at of left) {
    const { folder, name } = picked[at]!
    const number = numbered.exec(stemOf(name))
    if (!number)
      continue
    const base = name.slice(0, number.index).replace(trailing, '')
    groups.set(`${folder}/${base}`, [...groups.get(`${folder}/${base}`) ?? [], { at, number: Number(number[1]), base }])
  }
  for (const group of groups.values()) {
    const numbers = group.map(({ number }) => number)
    if (group.length < 2 || new Set(numbers).size < group.length || areYears(numbers))
      continue
    const ordered = group.sort((a, b) => a.number - b.number)
    take(ordered.map(({ at }) => at), nameOf(group[0]!.base, picked[ordered[0]!.at]!))
  }
  for (const folder of new Set([...left].map(at => picked[at]!.folder))) {
    const inside = picked.flatMap((file, at) => file.folder === folder ? [at] : [])
    if (inside.length < 2 || inside.some(at => !left.has(at)) || (folder === '' && inside.length < picked.length))
      continue
    const ordered = inside.sort((a, b) => byName.compare(picked[a]!.name, picked[b]!.name))
    take(ordered, nameOf('', picked[ordered[0]!]!))
  }
  return found.sort((a, b) => a.at[0]! - b.at[0]!)
}

/** What the pages are called together: what their names have in common, their folder, or the first of them. */
function nameOf(base: string, { name, folder }: PicturePlace): string {
  return /\p{Script=Han}/u.test(base) ? base : folder.split('/').at(-1) || base || stemOf(name)
}
