import type { PlacedFacts } from '../facts'
import type { AcrossRule, Found, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { en } from '../words'

/** Sampled shingles a section must have of its own: about 120 characters nobody else's form has. */
const leastShingles = 30
/** Share of them found in the other text. */
const leastShare = 0.9
/** A passage in more agencies than this, and than a tenth of all, is a form everybody fills in, not copying. */
const commonAgencies = 4
const commonShare = 0.1
/** A passage in more texts than this is common whatever the share, and would make pairs without number. */
const commonTexts = 60

interface Text {
  placed: PlacedFacts
  section: string
  shingles: readonly number[]
}

const sections = ['overview', 'problems', 'others'] as const

/** Texts fit in 21 bits beside a 32-bit shingle: both stay exact in a float. */
const width = 2 ** 21

/** Every (shingle, text) pair as one ascending list, so that the texts of a shingle stand together: a sort instead of millions of lists. */
function pairsOf(texts: readonly Text[]): Float64Array {
  const pairs = new Float64Array(texts.reduce((sum, text) => sum + text.shingles.length, 0))
  let at = 0
  for (const [index, text] of texts.entries()) {
    for (const shingle of text.shingles)
      pairs[at++] = shingle * width + index
  }
  return pairs.sort()
}

/** For each text, how many shingles are its own (not common to many), and how many of those every other text shares. */
function overlaps(texts: readonly Text[]): { own: Uint32Array, shared: Map<number, number>[] } {
  const most = Math.max(commonAgencies, new Set(texts.map(({ placed }) => placed.agency)).size * commonShare)
  const own = new Uint32Array(texts.length)
  const shared = texts.map(() => new Map<number, number>())
  const pairs = pairsOf(texts)
  for (let start = 0, end = 0; start < pairs.length; start = end) {
    const shingle = Math.floor(pairs[start]! / width)
    while (end < pairs.length && Math.floor(pairs[end]! / width) === shingle)
      end++
    if (end === start + 1) {
      own[pairs[start]! - shingle * width]!++
      continue
    }
    const holders = Array.from(pairs.subarray(start, end), pair => pair - shingle * width)
    if (holders.length > commonTexts || new Set(holders.map(index => texts[index]!.placed.agency)).size > most)
      continue
    for (const one of holders) {
      own[one]!++
      for (const other of holders) {
        if (one !== other)
          shared[one]!.set(other, (shared[one]!.get(other) ?? 0) + 1)
      }
    }
  }
  return { own, shared }
}

/** Whether `copy` may have been copied from `origin`: an earlier year, or another agency in the same year. */
function mayCopy(copy: PlacedFacts, origin: PlacedFacts): boolean {
  return origin.year < copy.year || (origin.year === copy.year && origin.agency !== copy.agency)
}

function findings(texts: readonly Text[]): Found[] {
  const { own, shared } = overlaps(texts)
  return texts.flatMap(({ placed, section }, index) => {
    if (own[index]! < leastShingles)
      return []
    const best = [...shared[index]!]
      .map(([other, count]) => ({ origin: texts[other]!.placed, share: count / own[index]! }))
      .filter(({ origin, share }) => share >= leastShare && mayCopy(placed, origin))
      .sort((a, b) => b.share - a.share || b.origin.year - a.origin.year || a.origin.report.localeCompare(b.origin.report))[0]
    if (best === undefined)
      return []
    return [{
      where: section,
      report: placed.report,
      table: null,
      row: null,
      column: null,
      params: { section, agency: best.origin.agencyName, year: best.origin.year, percent: Math.round(best.share * 100), own: best.origin.agency === placed.agency ? 1 : 0 },
      cells: [],
      elsewhere: [{ report: best.origin.report, cell: null }],
      expected: null,
      actual: null,
    }]
  })
}

const words: InEach<RuleWords & { sections: Readonly<Record<string, string>> }> = {
  'zh-CN': {
    sections: { overview: '一、总体情况', problems: '五、存在的主要问题及改进情况', others: '六、其他需要报告的事项' },
    name: '文字雷同',
    explanation: '总体情况、存在问题等文字与本单位往年或其他单位的年报九成以上相同；各单位通用的套话不计。',
    sentence: ({ params: { section, own, agency, year, percent } }) =>
      `“${words['zh-CN'].sections[String(section)] ?? section}”的文字与${own === 1 ? '本单位' : agency} ${year} 年度年报约 ${percent}% 相同，请核实是否照抄`,
  },
  'en': {
    sections: { overview: 'section 1 (overview)', problems: 'section 5 (problems and improvements)', others: 'section 6 (other matters)' },
    name: 'Copied text',
    explanation: 'Nine tenths of a prose section equal the agency’s own earlier year or another agency; phrases most units use do not count.',
    sentence: ({ params: { section, agency, year, percent } }) =>
      `About ${en.figure(percent)}% of ${words.en.sections[String(section)] ?? 'a prose section'} equals the ${year ?? 'earlier'} report of ${agency ?? 'another agency'}; please check whether it was copied.`,
  },
}

/** A prose section that repeats an earlier year's or another agency's nearly word for word; passages most units share do not count. */
export const copiedProse: AcrossRule = {
  id: 'copied-prose',
  severity: 'warning',
  words,
  find: placed => sections.flatMap(section => findings(placed.flatMap((item) => {
    const shingles = item.facts.shingles[section] ?? []
    return shingles.length === 0 ? [] : [{ placed: item, section, shingles }]
  }))),
}
