const explain = {
  title: 'What the change is made of',
  titleOf: 'Why it changed: {name}',
  from: 'From',
  to: 'to',
  note: 'Made of the reports’ own numbers; the parts add up to the change. It says where the change lies, not its cause. Each number leads to its evidence.',
  table: 'All {count} agencies',
  tableOf: 'What each agency adds to the change',
  notable: 'The largest changes',
  notableNote: 'units of both years; beyond chance (95 %, corrected for how many were looked at), on 30 cases or more',
}

export default explain
