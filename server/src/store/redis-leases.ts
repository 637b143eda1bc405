import type { Leases } from './leases.ts'
import type { RedisKeys } from './redis-address.ts'
import type { RedisConnection } from './redis-connection.ts'
import { acquireLease, releaseLease, renewLease, run, type Script } from './redis-scripts.ts'

/** Leases between all instances on one Redis. */
export function createRedisLeases({ ask }: RedisConnection, keys: RedisKeys): Leases {
  const runOn = (script: Script, name: string, ...values: string[]) =>
    ask((client) => run(client, script, [keys.lease(name)], values))
  const whole = (ttlMs: number) => String(Math.ceil(ttlMs))
  return {
    acquire: (name, holder, ttlMs) => runOn(acquireLease, name, holder, whole(ttlMs)),
    renew: (name, holder, ttlMs) => runOn(renewLease, name, holder, whole(ttlMs)),
    release: async (name, holder) => void (await runOn(releaseLease, name, holder)),
  }
}
