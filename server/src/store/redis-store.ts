import { randomUUID } from 'node:crypto'
import { ErrorReply } from '@redis/client'
import { productionTimeouts } from '../timeouts.ts'
import { failureOf } from './lease-mutex.ts'
import { type RedisAddress, redisKeys, showAddress } from './redis-address.ts'
import { type ConnectionListener, openConnection } from './redis-connection.ts'
import { createRedisFlow } from './redis-flow.ts'
import { createRedisLeases } from './redis-leases.ts'
import { createRedisPubSub } from './redis-pub-sub.ts'
import { createRedisSessions } from './redis-sessions.ts'
import type { OutageListener, Store } from './store.ts'

/**
 * The store in one Redis or Valkey, for instances on any number of machines. A Redis that can't be reached yet is
 * waited for, and the server is not ready meanwhile. What only a person can correct stops the start.
 * @throws {Error} Redis refuses us; the message says why
 */
export async function openRedisStore(
  address: RedisAddress,
  listener: OutageListener,
  timeouts = productionTimeouts.store,
): Promise<Store> {
  const keys = redisKeys(address)
  const first = Promise.withResolvers<unknown>()
  const firstRead = Promise.withResolvers<unknown>()
  const writes = openConnection(address, watchOutages(listener, first.resolve), timeouts.redis)
  const reads = openConnection(
    address,
    { onReady: () => firstRead.resolve(undefined), onError: firstRead.resolve },
    timeouts.redis,
  )
  const pubSub = createRedisPubSub(writes, keys, address, timeouts.redis)
  const leases = createRedisLeases(writes, keys)
  const sessions = createRedisSessions(writes, keys, { ...timeouts, leases, reads })
  const flow = createRedisFlow(writes, { reads, keys })
  const close = async () => {
    await sessions.close()
    pubSub.close()
    for (const connection of [reads, writes]) connection.close()
  }
  await firstRead.promise
  const refusal = refusalOf((await first.promise) ?? (await failureOf(() => checkRights({ leases, pubSub }))))
  if (refusal === undefined) return { sessions, flow, pubSub, leases, close }
  await close()
  throw new Error(`${showAddress(address)} refuses: ${refusal}`)
}

/** Whether we may do what the server needs: run scripts, write, and publish. */
async function checkRights({ leases, pubSub }: Pick<Store, 'leases' | 'pubSub'>): Promise<void> {
  const holder = randomUUID()
  await leases.acquire('trial', holder, 1000)
  await leases.release('trial', holder)
  await pubSub.publish('trial', holder)
}

/**
 * One call of `lost` and one of `back` for an outage, however many attempts to connect fail in between. A Redis that
 * refuses the first connection is no outage: the start stops and says so.
 * @param settle called after every attempt, with its error or with `undefined`
 */
function watchOutages({ lost, back }: OutageListener, settle: (outcome: unknown) => void): ConnectionListener {
  let isFirst = true
  let isLost = false
  const settleFirst = (outcome: unknown) => {
    settle(outcome)
    isFirst = false
  }
  return {
    onReady() {
      if (isLost) back()
      isLost = false
      settleFirst(undefined)
    },
    onError(error: unknown) {
      if (!isLost && !(isFirst && refusalOf(error))) lost(error)
      isLost = true
      settleFirst(error)
    },
  }
}

/** Answers of Redis that stay the same however long one waits: credentials, rights, databases, versions, clusters. */
const lastingRefusal =
  /^(WRONGPASS|NOAUTH|NOPERM|DENIED|NOPROTO|MOVED|CROSSSLOT|ERR (AUTH|DB index|invalid DB|unknown command|SELECT|Client sent AUTH))/i

/** Error codes of Node and OpenSSL for a failed TLS handshake, or for a certificate that can't be trusted. */
const tlsRefusal = /^(ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$)/

/** The reason of an error that only a person can correct, in words that may be shown; `undefined` for any other error. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof ErrorReply && lastingRefusal.test(error.message)) return error.message
  if ('code' in error && tlsRefusal.test(String(error.code))) return `TLS: ${error.code}`
  return refusalOf(error.cause)
}
