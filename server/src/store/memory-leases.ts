import type { Leases } from './leases.ts'

/** Leases of one process. @param now milliseconds of a clock that never goes back */
export function createMemoryLeases(now: () => number = () => performance.now()): Leases {
  const leases = new Map<string, { holder: string; until: number }>()
  return {
    acquire: async (name, holder, ttlMs) => {
      const lease = leases.get(name)
      if (lease && lease.holder !== holder && lease.until > now()) return false
      leases.set(name, { holder, until: now() + ttlMs })
      return true
    },
    renew: async (name, holder, ttlMs) => {
      if (leases.get(name)?.holder !== holder) return false
      leases.set(name, { holder, until: now() + ttlMs })
      return true
    },
    release: async (name, holder) => {
      if (leases.get(name)?.holder === holder) leases.delete(name)
    },
  }
}
