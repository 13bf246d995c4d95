const gallery = {
  title: 'Gallery',
  intro: 'Every kind of chart once, drawn on this machine’s own reports under the filters above. Open the one that fits in Explore to change its metric and groups.',
  open: 'Open in Explore',
  openKind: 'Open in Explore: {kind}',
  fromCatalog: 'What each kind of chart is for: see the gallery',
  loadMap: 'Load a map file in Explore, grouped by region',
  use: {
    lines: 'The course of a few groups over the years, seven at most; a year without a report is a gap, never joined.',
    multiples: 'More than seven groups, or each on its own: one small panel a group, one scale for all.',
    slope: 'The first and the last year only: who rose, who fell, by how much; solid up or level, dashed down.',
    stack: 'What a whole is made of and how that changes; seven parts at most.',
    bars: 'Cases of groups, from zero, largest first.',
    matrix: 'Two dimensions crossed: see where it is dark or light, then read the number.',
    dots: 'Rates of groups: the dot is the rate, the line its 95% interval; where intervals overlap, do not rank.',
    funnel: 'Large and small agencies together: only beyond the limits is a rate unlike chance.',
    sankey: 'Where applications come from, where they go, and where the sums do not meet; received can be split by kind of applicant.',
    tiles: 'Provinces without a map: one tile each, all of one size, roughly in place.',
    map: 'A map file of your own; it stays on this machine.',
  },
}

export default gallery
