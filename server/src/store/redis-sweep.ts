import type { RedisKeys } from './redis-address.ts'
import type { RedisConnection } from './redis-connection.ts'
import type { SessionStore } from './session-store.ts'

interface RedisSweepOptions {
  ask: RedisConnection['ask']
  keys: RedisKeys
  accountOf(id: string): Promise<string | null>
  /** Ends a session unless it was used after `since` (epoch milliseconds). */
  endIdle(id: string, since: number): Promise<boolean>
}

/** How many attempts or sessions are swept at a time; other callers have their turn between two batches, after a few milliseconds. */
const batchSize = 100

/** Finds idle and expired sessions in the sorted sets: Redis knows neither by itself. Several instances may sweep at once. */
export function createRedisSweep({ ask, keys, accountOf, endIdle }: RedisSweepOptions): SessionStore['sweep'] {
  const upTo = (key: string, until: number) =>
    ask((client) => client.zRangeByScore(key, '-inf', until, { LIMIT: { offset: 0, count: batchSize } }))

  const remove = async (id: string) => {
    const account = await accountOf(id)
    return ask((client) =>
      client
        .multi()
        .del([keys.session(id), keys.flow(id)])
        .zRem(keys.ends, id)
        .zRem(keys.live, id)
        .sRem(keys.account(account ?? ''), id)
        .exec(),
    )
  }

  /** Redis may have deleted the row before the sweep came to it. */
  const removeIfMissing = async (id: string) =>
    !(await accountOf(id)) && (await ask((client) => client.zRem(keys.live, id))) > 0

  /** Batch by batch, until a batch changes nothing: sessions that are used at this moment stay in the set. */
  const forAll = async (key: string, until: number, act: (id: string) => Promise<unknown>) => {
    let outcomes: unknown[]
    do outcomes = await Promise.all((await upTo(key, until)).map(act))
    while (outcomes.some(Boolean))
  }

  return async (now, idleTtlMs) => {
    const since = now - idleTtlMs
    await forAll(keys.attempts, now, (attempt) => ask((client) => client.zRem(keys.attempts, attempt)))
    await forAll(keys.ends, now, remove)
    await forAll(keys.live, since, async (id) => (await endIdle(id, since)) || removeIfMissing(id))
  }
}
