export const ranking = {
  order: { label: 'Rank by', rate: 'Published rate', shrunk: 'Shrunk estimate' },
  shrunkName: 'Shrunk estimate',
  shrunkColumn: 'Shrunk estimate (%)',
  shrunk: 'Shrunk estimate = rate drawn towards {mean}, the rate of all, as if {cases} more cases at that rate stood behind it (empirical Bayes, beta-binomial, by moments, {units} groups): the fewer cases, the further; not a published figure',
  chance: 'Shrunk estimates all equal {mean}, the rate of all: the {units} groups differ no more than by chance (empirical Bayes, beta-binomial, by moments)',
  few: 'fewer than 3 groups with numbers, no shrunk estimates',
  byShrunk: 'ranked by the shrunk estimate; fewer than 30 cases still not ranked',
}
