import process from 'node:process'

/** Without a seed there is a new one each day. */
export const seed = Number(process.env.NIANBAO_SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''))
export const runsOf = (usual: number): number => Number(process.env.NIANBAO_RUNS ?? usual)
