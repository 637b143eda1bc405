import type { Leases } from '../store/leases.ts'

interface LeadershipOptions {
  leases: Leases
  /** What is led. */
  name: string
  /** Who we are among the instances. */
  holder: string
  /** How long it stays with an instance that has died. */
  leaseMs: number
  onLead(): void
  onFollow(): void
  /** It was asked for, and somebody else has it. */
  onRefused(): void
}

/** Has one of the instances that want it lead, for as long as it wants. */
export interface Leadership {
  want(): void
  /** Gives it up. @returns whether we had it, once the others can have it */
  resign(): Promise<boolean>
  /** Asks now rather than at the next turn: somebody said that they resigned. */
  contend(): void
}

export function createLeadership(options: LeadershipOptions): Leadership {
  const { leases, name, holder, leaseMs, onLead, onFollow, onRefused } = options
  let isWanted = false
  let isLeading = false
  /** By the process's own clock, which no one sets. */
  let heldUntil = 0
  let timer: NodeJS.Timeout | undefined
  let asking: Promise<void> = Promise.resolve()

  const become = (leads: boolean): void => {
    if (leads === isLeading) return
    isLeading = leads
    if (leads) onLead()
    else onFollow()
  }

  const ask = async (): Promise<void> => {
    if (!isWanted) return
    const askedAt = performance.now()
    try {
      const isOurs = await leases.acquire(name, holder, leaseMs)
      if (isOurs) heldUntil = askedAt + leaseMs
      if (!isWanted) return
      become(isOurs)
      if (!isOurs) onRefused()
    } catch {
      // A store that can't be asked lends nothing anew. What we have lasts as long as the others hold it to be ours.
      if (performance.now() >= heldUntil) become(false)
    }
  }

  /** One question after the other: a late answer must not overtake a newer one. */
  const contend = (): void => {
    asking = asking.then(ask)
  }

  return {
    want() {
      if (isWanted) return
      isWanted = true
      timer = setInterval(contend, leaseMs / 3)
      contend()
    },
    async resign() {
      isWanted = false
      clearInterval(timer)
      become(false)
      await asking
      // Wanted again while the last answer was on its way.
      if (isWanted || heldUntil === 0) return false
      heldUntil = 0
      await leases.release(name, holder).catch(() => {})
      return true
    },
    contend,
  }
}
