import type { Param } from './types'
import { reasonOf } from '../reason'

/** A statement the engine refused or could not finish. Carries the SQL, its parameters and the engine's own error. */
export class QueryError extends Error {
  override readonly name = 'QueryError'

  constructor(readonly sql: string, readonly params: readonly Param[], cause: unknown) {
    super(`统计查询没有完成（${reasonOf(cause)}）。已收的年报和更正均未受影响，请重试；仍不行时请把本提示连同所附 SQL 一并反馈。`, { cause })
  }
}

/** The engine could not be started. */
export class EngineError extends Error {
  override readonly name = 'EngineError'

  constructor(reason: string, cause?: unknown) {
    super(`统计引擎没有启动：${reason}。已收的年报均已原样保存在本机，没有丢失；请刷新页面重试，仍不行时请换用新版 Chrome、Edge 或 Firefox。`, { cause })
  }
}
