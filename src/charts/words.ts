import type { Locale } from './types'

const zh = {
  year: (year: number) => `${year} 年`,
  reports: (count: number) => `${count} 份年报`,
  shortReports: (count: number) => `${count} 份`,
  gaps: (count: number) => `${count} 格空白或标记按 0 计`,
  noReports: '没有年报',
  noValue: '没有可计算的数',
  formChange: '2021 年起用新表样',
  lowCount: '不足 30 件，仅供参考',
  comma: '，',
  colon: '：',
  yearColumn: '年份',
  reportsColumn: '年报份数',
  gapsColumn: '空白或标记格数',
  pathColumn: '途径',
  typeColumn: '部门类型',
  total: '总计',
  share: '占办结',
  series: {
    received: '新收',
    carriedIn: '上年结转',
    handled: '受理合计',
    concluded: '办结',
    carriedOut: '结转下年',
    granted: '予以公开',
    partlyGranted: '部分公开',
    denied: '不予公开',
    unavailable: '无法提供',
    notProcessed: '不予处理',
    other: '其他处理',
    upheld: '结果维持',
    overturned: '结果纠正',
    otherResult: '其他结果',
    pending: '尚未审结',
  },
  paths: { review: '行政复议', direct: '未经复议直接起诉', afterReview: '复议后起诉' },
}

const en: typeof zh = {
  year: year => String(year),
  reports: count => `${count} ${count === 1 ? 'report' : 'reports'}`,
  shortReports: count => `${count} rep.`,
  gaps: count => `${count} blank or marked ${count === 1 ? 'cell' : 'cells'} counted as 0`,
  noReports: 'no reports',
  noValue: 'nothing to compute',
  formChange: 'new form from 2021',
  lowCount: 'fewer than 30 cases, low confidence',
  comma: ', ',
  colon: ': ',
  yearColumn: 'Year',
  reportsColumn: 'Reports',
  gapsColumn: 'Blank or marked cells',
  pathColumn: 'Path',
  typeColumn: 'Department type',
  total: 'Total',
  share: 'of concluded',
  series: {
    received: 'Received',
    carriedIn: 'Carried in',
    handled: 'Handled',
    concluded: 'Concluded',
    carriedOut: 'Carried out',
    granted: 'Granted',
    partlyGranted: 'Partly granted',
    denied: 'Denied',
    unavailable: 'Unavailable',
    notProcessed: 'Not processed',
    other: 'Other',
    upheld: 'Upheld',
    overturned: 'Overturned',
    otherResult: 'Other result',
    pending: 'Pending',
  },
  paths: { review: 'Review', direct: 'Court, directly', afterReview: 'Court, after review' },
}

export type Words = typeof zh

/** The words charts, sentences and table twins are made of. */
export function wordsOf(locale: Locale): Words {
  return locale === 'en' ? en : zh
}
