import { RESP_TYPES } from '@redis/client'
import { createExclusiveUpdate, type ExclusiveUpdateOptions } from './exclusive-update.ts'
import { sessionLease } from './lease-mutex.ts'
import type { Leases } from './leases.ts'
import type { RedisClient } from './redis-client.ts'
import type { RedisConnection } from './redis-connection.ts'
import type { RedisKeys } from './redis-keys.ts'
import { toFields, toStored } from './redis-row.ts'
import { run } from './redis-script.ts'
import { createSession, endSession, reindexSession, replaceBody, touchSession } from './redis-scripts.ts'
import { createRedisSweep } from './redis-sweep.ts'
import { type EndReason, isLive, type SessionStore } from './session-store.ts'
import { storeUnavailable } from './store-unavailable.ts'

interface RedisSessionsOptions extends Partial<ExclusiveUpdateOptions> {
  /** What turns are made of. */
  leases: Leases
}

/** Redis forgets by its own clock what nobody swept, so late that no clock of ours can be of another mind. */
const graceMs = 24 * 3600 * 1000

/** Sessions in a Redis or Valkey, for any number of instances. The connection stays open, for whoever opened it closes it. */
export function createRedisSessions(
  { ask }: RedisConnection,
  keys: RedisKeys,
  { leases, ...options }: RedisSessionsOptions,
): SessionStore {
  const closing = new AbortController()
  const read = async (id: string) => toStored(id, await ask((client) => readFields(client, keys.session(id))))
  const accountOf = (id: string) => ask((client) => client.hGet(keys.session(id), 'account'))

  const end = async (id: string, reason: EndReason, ...idleSince: string[]) => {
    const account = await accountOf(id)
    if (!account) return false
    const touched = [keys.session(id), keys.account(account), keys.live]
    return ask((client) => run(client, endSession, touched, [id, reason, ...idleSince]))
  }

  const replace = async (id: string, holder: string, body: Uint8Array) => {
    const touched = [keys.session(id), keys.lease(sessionLease(id))]
    await ask((client) => run(client, replaceBody, touched, [holder, Buffer.from(body)]))
  }

  return {
    read,
    async create(session) {
      const { id, account, lastSeenAt, endsAt } = session
      const touched = [keys.session(id), keys.account(account), keys.live, keys.ends]
      const times = [endsAt + graceMs, lastSeenAt, endsAt].map(String)
      const isNew = await ask((client) => run(client, createSession, touched, [id, ...times, ...toFields(session)]))
      if (!isNew) throw storeUnavailable(new Error('The id is taken.'))
    },
    update: createExclusiveUpdate({ leases, read, replaceBody: replace }, closing.signal, options),
    async reindex(id, { account, label }) {
      const before = await accountOf(id)
      if (!before) return
      const touched = [keys.session(id), keys.account(before), keys.account(account)]
      await ask((client) => run(client, reindexSession, touched, [id, account, ...(label ? [Buffer.from(label)] : [])]))
    },
    async touch(id, at) {
      await ask((client) => run(client, touchSession, [keys.session(id), keys.live], [id, String(at)]))
    },
    async end(id, reason) {
      const session = (await end(id, reason)) ? await read(id) : undefined
      return session?.ended ? session : undefined
    },
    async listByAccount(accounts) {
      const found = await Promise.all(
        accounts.map((account) => ask((client) => client.sMembers(keys.account(account)))),
      )
      const rows = await Promise.all(found.flat().map(read))
      return rows.filter(isLive).filter(({ account }) => accounts.includes(account))
    },
    countLive: () => ask((client) => client.zCard(keys.live)),
    async spend(attempt, until) {
      const spending = (client: RedisClient) =>
        client
          .multi()
          .zAdd(keys.attempts, { score: until, value: attempt }, { condition: 'NX' })
          .pExpireAt(keys.attempts, until + graceMs)
          .exec()
      const [added] = await ask(spending)
      return Number(added) === 1
    },
    isSpent: async (attempt) => (await ask((client) => client.zScore(keys.attempts, attempt))) !== null,
    sweep: createRedisSweep({ ask, keys, accountOf, endIdle: (id, since) => end(id, 'idle', String(since)) }),
    close: async () => closing.abort(),
  }
}

/** Bodies and labels are bytes. */
const readFields = (client: RedisClient, key: string) =>
  client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }).hGetAll(key)
