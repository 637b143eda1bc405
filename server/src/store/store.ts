import type { Leases } from './leases.ts'
import type { PubSub } from './pub-sub.ts'
import type { SessionStore } from './session-store.ts'

/** What outlives a process, and what the instances of one deck share. */
export interface Store {
  sessions: SessionStore
  pubSub: PubSub
  leases: Leases
  close(): Promise<void>
}
