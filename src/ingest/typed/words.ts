/** What a typed form prints beside its cells; a file of the record speaks its language alone. */
export const typedWords = {
  title: ({ agency, year, fictional }: { agency: string, year: number, fictional: boolean }): string => `${agency}${year}年政府信息公开工作年度报告${fictional ? '（虚构）' : ''}`,
  by: ({ who, at, from }: { who: string, at: string, from: string | null }): string => `本表${who === '' ? '' : `由${who}`}于 ${at} ${from === null ? '' : `照《${from}》`}人工录入。`,
}
