import type { Plan } from './plan'
import { exact } from '../figures'
import { add, both, draftAt, inTurn } from './plan'

/** Years that do not join, reports copied from others, and reports that are not there. */
export const yearFaults: readonly Plan[] = [
  ...([['云川市自然资源和规划局', 2023], ['云川市生态环境局', 2025], ['云川市柳湾区住房和城乡建设局', 2020]] as const).map(([agency, year]): Plan => ({
    rule: 'carry-over',
    severity: 'error',
    agency,
    year,
    findings: ['carry-over:person', 'carry-over:total'],
    note: '上年结转自然人和总计各多印 1 件，本年新收相应少印 1 件，本年自身平衡',
    plant: inTurn(add(1, ...both('carriedIn')), add(-1, ...both('received'))),
  })),
  {
    rule: 'in-force',
    severity: 'warning',
    agency: '云川市发展和改革委员会',
    year: 2023,
    findings: ['in-force:normativeDocuments'],
    consequences: [{ year: 2024, id: 'in-force:normativeDocuments' }],
    note: '行政规范性文件现行有效件数多印 1 件，下一年度随之不衔接',
    plant: add(1, 'proactive.normativeDocuments.inForce'),
  },
  {
    rule: 'in-force',
    severity: 'warning',
    agency: '云川市交通运输局',
    year: 2025,
    findings: ['in-force:normativeDocuments'],
    note: '行政规范性文件现行有效件数少印 2 件',
    plant: add(-2, 'proactive.normativeDocuments.inForce'),
  },
  {
    rule: 'copied-prose',
    severity: 'warning',
    agency: '云川市柳湾区教育局',
    year: 2022,
    findings: ['copied-prose:overview', 'copied-prose:problems'],
    note: '总体情况、存在问题照抄云川市青石区教育局 2021 年度年报，只改了单位名称和年度',
    rewrite(draft, drafts) {
      const origin = draftAt(drafts, '云川市青石区教育局', 2021)
      const account = draft.prose.overview[3]!
      draft.prose.overview = origin.prose.overview.map(text => text.replaceAll('青石区', '柳湾区').replaceAll('2021', '2022')).with(3, account)
      draft.prose.problems = [...origin.prose.problems]
    },
  },
  {
    rule: 'copied-prose',
    severity: 'warning',
    agency: '云川市审计局',
    year: 2024,
    findings: ['copied-prose:problems'],
    note: '存在问题照抄本单位 2023 年度年报',
    rewrite(draft, drafts) {
      draft.prose.problems = [...draftAt(drafts, draft.issuer.name, 2023).prose.problems]
    },
  },
  {
    rule: 'copied-numbers',
    severity: 'warning',
    agency: '云川市文化广电和旅游局',
    year: 2024,
    findings: ['copied-numbers:tables'],
    note: '三张表逐格照抄本单位 2023 年度年报',
  },
  {
    rule: 'consolidated-sum',
    severity: 'warning',
    agency: '云川市人民政府',
    year: 2024,
    findings: ['consolidated-sum:proactive', 'consolidated-sum:applications', 'consolidated-sum:appeals'],
    note: '汇总时漏加云川市高新技术产业开发区管理委员会',
    plant(draft, drafts) {
      const left = draftAt(drafts, '云川市高新技术产业开发区管理委员会', 2024)
      for (const [cell, value] of left.cells)
        draft.cells.set(cell, exact((draft.cells.get(cell) as number) - (value as number)))
    },
  },
  {
    rule: 'coverage',
    severity: 'info',
    agency: '云川市商务局',
    year: 2021,
    findings: [],
    note: '2021 年度年报未报送',
    withheld: true,
  },
]
