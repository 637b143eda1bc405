import { RESP_TYPES } from '@redis/client'
import { createExclusiveUpdate, type ExclusiveUpdateOptions } from './exclusive-update.ts'
import type { Leases } from './leases.ts'
import type { RedisKeys } from './redis-address.ts'
import type { RedisClient, RedisConnection } from './redis-connection.ts'
import { createSession, endSession, reindexSession, replaceBody, run, touchSession } from './redis-scripts.ts'
import { createRedisSweep } from './redis-sweep.ts'
import {
  type EndReason,
  isLive,
  type LiveSession,
  parseEndReason,
  type SessionStore,
  type StoredSession,
} from './session-store.ts'
import { storeUnavailable } from './store.ts'

interface RedisSessionsOptions extends ExclusiveUpdateOptions {
  /** Guard the changes to a session. */
  leases: Leases
  /** For what only reads. On the connection of the writes it would wait behind a write that Redis holds up. */
  reads?: RedisConnection
}

/** Redis deletes what nobody swept, by its own clock: a day later, so that a difference between clocks never matters. */
const graceMs = 24 * 3600 * 1000

/**
 * Sessions in a Redis or Valkey, for any number of instances. The connection stays open: the caller opened it, and
 * closes it.
 */
export function createRedisSessions(
  writes: RedisConnection,
  keys: RedisKeys,
  { leases, reads = writes, ...options }: RedisSessionsOptions,
): SessionStore {
  const { ask } = writes
  const closing = new AbortController()
  const read = async (id: string) => parseFields(id, await reads.ask((client) => readFields(client, keys.session(id))))
  const accountOf = (id: string) => ask((client) => client.hGet(keys.session(id), 'account'))

  const end = async (id: string, reason: EndReason, ...idleSince: string[]) => {
    const account = await accountOf(id)
    if (!account) return false
    const touched = [keys.session(id), keys.account(account), keys.live, keys.flow(id)]
    return ask((client) => run(client, endSession, touched, [id, reason, ...idleSince]))
  }

  const replace = async (id: string, ...bodies: Uint8Array[]) => {
    const values = bodies.map((body) => Buffer.from(body))
    await ask((client) => run(client, replaceBody, [keys.session(id)], values))
  }

  const changes: Pick<SessionStore, 'create' | 'update' | 'settled' | 'reindex' | 'touch' | 'end'> = {
    async create(session) {
      const { id, account, lastSeenAt, endsAt } = session
      const touched = [keys.session(id), keys.account(account), keys.live, keys.ends]
      const times = [endsAt + graceMs, lastSeenAt, endsAt].map(String)
      const isNew = await ask((client) => run(client, createSession, touched, [id, ...times, ...toFields(session)]))
      if (!isNew) throw storeUnavailable(new Error('The id is taken.'))
    },
    ...createExclusiveUpdate({ leases, read, replaceBody: replace }, closing.signal, options),
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
  }

  return {
    ...changes,
    ...createRedisAttempts(ask, reads.ask, keys),
    read,
    async listByAccount(accounts) {
      const found = await Promise.all(
        accounts.map((account) => reads.ask((client) => client.sMembers(keys.account(account)))),
      )
      const rows = await Promise.all(found.flat().map(read))
      return rows.filter(isLive).filter(({ account }) => accounts.includes(account))
    },
    countLive: () => reads.ask((client) => client.zCard(keys.live)),
    sweep: createRedisSweep({ ask, keys, accountOf, endIdle: (id, since) => end(id, 'idle', String(since)) }),
    close: async () => closing.abort(),
  }
}

const createRedisAttempts = (
  ask: RedisConnection['ask'],
  askRead: RedisConnection['ask'],
  keys: RedisKeys,
): Pick<SessionStore, 'spend' | 'isSpent'> => ({
  async spend(attempt, until) {
    const [added] = await ask((client) =>
      client
        .multi()
        .zAdd(keys.attempts, { score: until, value: attempt }, { condition: 'NX' })
        .pExpireAt(keys.attempts, until + graceMs)
        .exec(),
    )
    return Number(added) === 1
  },
  isSpent: async (attempt) => (await askRead((client) => client.zScore(keys.attempts, attempt))) !== null,
})

/** Bodies and labels are bytes. */
const readFields = (client: RedisClient, key: string) =>
  client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }).hGetAll(key)

/** Field, value, field, value. */
const toFields = ({ id: _, ended: __, label, body, account, ...times }: LiveSession): (string | Buffer)[] => [
  ...['account', account, 'body', Buffer.from(body)],
  ...(label ? ['label', Buffer.from(label)] : []),
  ...Object.entries(times).flatMap(([name, at]) => [name, String(at)]),
]

/** @returns `undefined` when there is no row */
function parseFields(id: string, fields: Record<string, Buffer>): StoredSession | undefined {
  const { account, body, label, ended, createdAt, lastSeenAt, endsAt } = fields
  if (!account) return undefined
  const row = {
    id,
    account: account.toString(),
    createdAt: Number(createdAt),
    lastSeenAt: Number(lastSeenAt),
    endsAt: Number(endsAt),
    ...(label && { label: new Uint8Array(label) }),
  }
  if (ended) return { ...row, ended: parseEndReason(ended.toString()) }
  return body && { ...row, body: new Uint8Array(body) }
}
