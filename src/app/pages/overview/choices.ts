/** Key figures of the first page, in reading order. */
export const keyMetrics = ['received', 'concluded', 'disclosureRate', 'carryOutRate', 'reviewCount', 'litigationCount', 'reviewOverturnRate', 'coverage'] as const

/** Metrics worth comparing between kinds of departments. */
export const matrixMetrics = [
  'disclosureRate',
  'deniedRate',
  'unavailableRate',
  'notProcessedRate',
  'carryOutRate',
  'disputeRate',
  'reviewOverturnRate',
  'received',
  'concluded',
  'reviewCount',
  'litigationCount',
  'normativeInForce',
  'licensing',
  'penalties',
  'coercion',
  'fees',
  'coverage',
] as const
