import type { RedisConnection } from './redis-connection.ts'
import type { RedisKeys } from './redis-keys.ts'
import type { SessionStore } from './session-store.ts'

interface RedisSweepOptions {
  ask: RedisConnection['ask']
  keys: RedisKeys
  accountOf(id: string): Promise<string | null>
  /** Ends a session that was not used since. */
  endIdle(id: string, since: number): Promise<boolean>
}

/** So many at a time, that others come in between. */
const batch = 500

/** Redis can tell what is idle, or over by a clock of ours, only by the sorted sets. Several instances may sweep at once. */
export function createRedisSweep({ ask, keys, accountOf, endIdle }: RedisSweepOptions): SessionStore['sweep'] {
  const upTo = (key: string, until: number) =>
    ask((client) => client.zRangeByScore(key, '-inf', until, { LIMIT: { offset: 0, count: batch } }))

  const forget = async (id: string) => {
    const account = await accountOf(id)
    return ask((client) =>
      client
        .multi()
        .del(keys.session(id))
        .zRem(keys.ends, id)
        .zRem(keys.live, id)
        .sRem(keys.account(account ?? ''), id)
        .exec(),
    )
  }

  const forgetMissing = async (id: string) =>
    !(await accountOf(id)) && (await ask((client) => client.zRem(keys.live, id))) > 0

  /** Batch by batch, while any of it comes to something: what is used just now is left. */
  const forAll = async (key: string, until: number, act: (id: string) => Promise<unknown>) => {
    let outcomes: unknown[]
    do outcomes = await Promise.all((await upTo(key, until)).map(act))
    while (outcomes.some(Boolean))
  }

  return async (now, idleTtlMs) => {
    const since = now - idleTtlMs
    await ask((client) => client.zRemRangeByScore(keys.attempts, '-inf', now))
    await forAll(keys.ends, now, forget)
    await forAll(keys.live, since, async (id) => (await endIdle(id, since)) || forgetMissing(id))
  }
}
