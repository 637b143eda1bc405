import type { HeldLease, Leases } from './leases.ts'
import type { RedisKeys } from './redis-address.ts'
import type { RedisConnection } from './redis-connection.ts'
import { acquireLease, ask, claimLease, releaseLease, renewLease, run, type Script } from './redis-scripts.ts'

/** Leases between all instances on one Redis. */
export function createRedisLeases(connection: RedisConnection, keys: RedisKeys): Leases {
  const runOn = (script: Script, name: string, ...values: string[]) =>
    connection.ask((client) => run(client, script, [keys.lease(name)], values))
  const whole = (ttlMs: number) => String(Math.ceil(ttlMs))
  return {
    acquire: (name, holder, ttlMs) => runOn(acquireLease, name, holder, whole(ttlMs)),
    async claim(name, holder, ttlMs, dead) {
      const values = [holder, whole(ttlMs), ...(dead ? [dead.holder, String(dead.until)] : [])]
      return parseLease(await connection.ask((client) => ask(client, claimLease, [keys.lease(name)], values)))
    },
    renew: (name, holder, ttlMs) => runOn(renewLease, name, holder, whole(ttlMs)),
    release: async (name, holder) => void (await runOn(releaseLease, name, holder)),
  }
}

/** @param lease holder, end and length; anything else is no lease */
function parseLease(lease: unknown): HeldLease | undefined {
  if (!Array.isArray(lease)) return undefined
  const [holder, until, ttlMs] = lease.map(String)
  return { holder: holder ?? '', until: Number(until), ttlMs: Number(ttlMs) }
}
