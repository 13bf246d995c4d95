/** Key figures of the first page, in reading order. */
export const keyMetrics = ['received', 'concluded', 'disclosureRate', 'carryOutRate', 'reviewCount', 'litigationCount', 'reviewOverturnRate', 'coverage'] as const
