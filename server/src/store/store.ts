import { ProblemError } from '../http/problem-error.ts'
import type { FlowBatches } from './flow-batches.ts'
import type { Leases } from './leases.ts'
import type { PubSub } from './pub-sub.ts'
import type { SessionStore } from './session-store.ts'

/** The data that outlives a process, and that all instances of the server share. */
export interface Store {
  sessions: SessionStore
  flow: FlowBatches
  pubSub: PubSub
  leases: Leases
  close(): Promise<void>
}

/** Called once when the store is lost, and once when it is back. */
export interface OutageListener {
  lost(error: unknown): void
  back(): void
}

/** The store does not answer. Whether the caller has a session is unknown then, so the answer is not a sign-out. */
export const storeUnavailable = (cause: unknown): ProblemError =>
  new ProblemError('store-unavailable', { members: { retryAfter: 2 }, cause })
