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
    await ask((client) =>
      client
        .multi()
        .del(keys.session(id))
        .zRem(keys.ends, id)
        .zRem(keys.live, id)
        .sRem(keys.account(account ?? ''), id)
        .exec(),
    )
  }

  const forgetMissing = async (id: string) => {
    if (!(await accountOf(id))) await ask((client) => client.zRem(keys.live, id))
  }

  return async (now, idleTtlMs) => {
    await ask((client) => client.zRemRangeByScore(keys.attempts, '-inf', now))
    for (let ids = await upTo(keys.ends, now); ids.length > 0; ids = await upTo(keys.ends, now))
      await Promise.all(ids.map(forget))
    const since = now - idleTtlMs
    for (let ids = await upTo(keys.live, since); ids.length > 0; ids = await upTo(keys.live, since))
      await Promise.all(ids.map(async (id) => (await endIdle(id, since)) || forgetMissing(id)))
  }
}
