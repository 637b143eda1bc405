import type { Parameters } from '../parameters.ts'
import type { Requirement } from '../requirements.ts'
import type { removals } from './removed.ts'

/** One operation; the group is the file it stands in. */
export interface OperationRow {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/v1`, with `{name}` for what the caller fills in. */
  path: `/${string}`
  title: string
  requirement: Requirement
  /** By name; nothing where there is nothing to say. */
  parameters: Parameters
  /** Since when a client id in development mode is refused it. */
  removedSince?: keyof typeof removals
  /** The operations that stand in for it, if any do. */
  replacement?: readonly string[]
}
