import type { Plan } from './plan'
import { formCells } from '@/reports'
import { leaveOut } from '../draft'
import { inTurn, print } from './plan'

const blankRows = ['received', 'carriedIn', 'granted', 'partlyGranted', 'denied.stateSecret', 'unavailable.notHeld', 'concluded', 'carriedOut']

/** Blank cells, missing tables, years, names and numbers of the prose that contradict. */
export const formFaults: readonly Plan[] = [
  {
    rule: 'incomplete',
    severity: 'warning',
    agency: '云川市水利局',
    year: 2022,
    findings: ['incomplete:applications'],
    note: '科研机构列八行留空',
    plant: print(null, ...blankRows.map(row => `applications.${row}.research`)),
  },
  {
    rule: 'empty-form',
    severity: 'warning',
    agency: '云川市青石区溪桥镇人民政府',
    year: 2023,
    findings: ['empty-form:appeals'],
    note: '第四部分十五格全部留空',
    plant: print(null, ...formCells('appeals', '2021')),
  },
  {
    rule: 'incomplete',
    severity: 'warning',
    agency: '云川市科学技术局',
    year: 2020,
    findings: ['incomplete:applications'],
    note: '社会公益组织、法律服务机构两列若干格留空',
    plant: print(null, ...['received', 'granted', 'concluded'].flatMap(row => [`applications.${row}.publicInterest`, `applications.${row}.legalService`])),
  },
  {
    rule: 'incomplete',
    severity: 'warning',
    agency: '云川市柳湾区河埠街道办事处',
    year: 2025,
    findings: ['incomplete:proactive'],
    note: '规章一行三格划线',
    plant: print('/', 'proactive.regulations.issued', 'proactive.regulations.repealed', 'proactive.regulations.inForce'),
  },
  {
    rule: 'incomplete',
    severity: 'warning',
    agency: '云川市信访局',
    year: 2022,
    findings: ['incomplete:appeals'],
    note: '第四部分没有表格',
    plant: draft => leaveOut(draft, 'appeals'),
  },
  {
    rule: 'incomplete',
    severity: 'warning',
    agency: '云川市柳湾区雁汀镇人民政府',
    year: 2020,
    findings: ['incomplete:applications'],
    note: '第三部分的表格是一张图片',
    plant: inTurn(draft => leaveOut(draft, 'applications'), (draft) => {
      draft.pictured.push('applications')
    }),
  },
  {
    rule: 'year-conflict',
    severity: 'warning',
    agency: '云川市审计局',
    year: 2023,
    findings: ['year-conflict:year'],
    consequences: [{ id: 'period:period' }, { id: 'doubtful:year' }],
    note: '标题为 2023 年，统计期限写的是 2022 年',
    plant: (draft) => {
      draft.periodYear = 2022
    },
  },
  {
    rule: 'agency-conflict',
    severity: 'warning',
    agency: '云川市退役军人事务局',
    year: 2025,
    findings: ['agency-conflict:agency'],
    consequences: [{ id: 'doubtful:agency' }],
    note: '网页元数据的发布机构写成云川市统计局',
    plant: (draft) => {
      draft.publisher = '云川市统计局'
    },
  },
  {
    rule: 'prose-number',
    severity: 'warning',
    agency: '云川市民政局',
    year: 2023,
    findings: ['prose-number:received:731'],
    note: '正文写收到申请 731 件，与表格各种口径都不符',
    rewrite: (draft) => {
      draft.prose.overview[3] = '依申请公开方面，本年收到政府信息公开申请731件，均依法登记。'
    },
  },
  {
    rule: 'prose-number',
    severity: 'warning',
    agency: '云川市应急管理局',
    year: 2022,
    findings: ['prose-number:received:0'],
    note: '正文写未收到申请，表格有新收',
    rewrite: (draft) => {
      draft.prose.overview[3] = '依申请公开方面，本年未收到政府信息公开申请。'
    },
  },
]
