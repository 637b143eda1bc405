import { setImmediate as nextTurn } from 'node:timers/promises'
import { createKeyedMutex } from '../async/mutex.ts'
import { type FlowBatches, mostFlowBatches } from './flow-batches.ts'
import { type HeldLease, isSameLease, type Leases } from './leases.ts'
import { createTopics, type PubSub } from './pub-sub.ts'
import {
  type EndedSession,
  type EndReason,
  isLive,
  type LiveSession,
  type SessionStore,
  type StoredSession,
} from './session-store.ts'
import { type Store, storeUnavailable } from './store.ts'

/** The store of a single process, which is gone when the process ends. For tests and for trying the server out. */
export function createMemoryStore(): Store {
  const sessions = createMemorySessions()
  return {
    sessions,
    flow: createMemoryFlow(sessions),
    pubSub: createMemoryPubSub(),
    leases: createMemoryLeases(),
    close: sessions.close,
  }
}

export function createMemorySessions(): SessionStore {
  const sessions = new Map<string, StoredSession>()
  const attempts = new Map<string, number>()
  const runExclusive = createKeyedMutex()

  const live = (id: string): LiveSession | undefined => {
    const session = sessions.get(id)
    return isLive(session) ? session : undefined
  }
  const end = (id: string, reason: EndReason): EndedSession | undefined => {
    const session = live(id)
    if (!session) return undefined
    const { body: _, ...row } = session
    const ended = { ...row, ended: reason }
    sessions.set(id, ended)
    return ended
  }

  return {
    read: async (id) => sessions.get(id),
    create: async (session) => {
      if (sessions.has(session.id)) throw storeUnavailable(new Error('The id is taken.'))
      sessions.set(session.id, session)
    },
    update: (id, change) =>
      runExclusive(id, async () => {
        const before = live(id)
        const body = before && (await change(before))
        const current = live(id)
        if (body && current) sessions.set(id, { ...current, body })
        return sessions.get(id)
      }),
    reindex: async (id, { account, label }) => {
      const session = live(id)
      if (session) sessions.set(id, { ...session, account, ...(label && { label }) })
    },
    touch: async (id, at) => {
      const session = live(id)
      if (session) sessions.set(id, { ...session, lastSeenAt: Math.max(at, session.lastSeenAt) })
    },
    end: async (id, reason) => end(id, reason),
    listByAccount: async (accounts) =>
      [...sessions.values()].filter(isLive).filter(({ account }) => accounts.includes(account)),
    countLive: async () => [...sessions.values()].filter(isLive).length,
    spend: async (attempt, until) => {
      if (attempts.has(attempt)) return false
      attempts.set(attempt, until)
      return true
    },
    isSpent: async (attempt) => attempts.has(attempt),
    sweep: async (now, idleTtlMs) => {
      for await (const [attempt, until] of inBatches(attempts)) if (until <= now) attempts.delete(attempt)
      for await (const [id, { endsAt, lastSeenAt }] of inBatches(sessions)) {
        if (endsAt <= now) sessions.delete(id)
        else if (lastSeenAt + idleTtlMs <= now) end(id, 'idle')
      }
    },
    settled: async () => {},
    close: async () => {},
  }
}

/** Looks at some thousand entries a millisecond; other work has its turn after each thousand. */
async function* inBatches<Key, Value>(entries: Map<Key, Value>): AsyncGenerator<[Key, Value]> {
  let seen = 0
  for (const entry of entries) {
    yield entry
    seen += 1
    if (seen % 1_000 === 0) await nextTurn()
  }
}

/** Batches of sessions that are no more leave with the next one that is added. */
export function createMemoryFlow({ read }: Pick<SessionStore, 'read'>): FlowBatches {
  const batches = new Map<string, Uint8Array[]>()
  const drop = async (id: string) => {
    if (isLive(await read(id))) return false
    return batches.delete(id)
  }
  return {
    async addFlowBatch(id, batch) {
      for (const each of batches.keys()) await drop(each)
      if (!isLive(await read(id))) return
      const all = [...(batches.get(id) ?? []), batch]
      if (all.length > mostFlowBatches) all.splice(1, 1)
      batches.set(id, all)
    },
    async readFlowBatches(id) {
      await drop(id)
      return batches.get(id) ?? []
    },
  }
}

export function createMemoryPubSub(): PubSub {
  const topics = createTopics()
  return {
    publish: async (topic, message) => topics.deliver(topic, message),
    subscribe: async (topic, listener) => {
      const remove = topics.add(topic, listener)
      return async () => remove()
    },
    catchUp: () => 1,
  }
}

/** @param now milliseconds of a clock that never goes back */
export function createMemoryLeases(now: () => number = () => performance.now()): Leases {
  const leases = new Map<string, HeldLease>()
  const take = (name: string, holder: string, ttlMs: number) =>
    void leases.set(name, { holder, until: now() + ttlMs, ttlMs })
  return {
    acquire: async (name, holder, ttlMs) => {
      const lease = leases.get(name)
      if (lease && lease.holder !== holder && lease.until > now()) return false
      take(name, holder, ttlMs)
      return true
    },
    claim: async (name, holder, ttlMs, dead) => {
      const lease = leases.get(name)
      if (lease && lease.holder !== holder && !isSameLease(dead, lease)) return lease
      take(name, holder, ttlMs)
      return undefined
    },
    renew: async (name, holder, ttlMs) => {
      if (leases.get(name)?.holder !== holder) return false
      take(name, holder, ttlMs)
      return true
    },
    release: async (name, holder) => {
      if (leases.get(name)?.holder === holder) leases.delete(name)
    },
  }
}
