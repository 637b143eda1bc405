import type { Leases } from '../store/leases.ts'

interface LeaderElectionOptions {
  leases: Leases
  /** The name of the lease: the instance that holds it is the leader. */
  name: string
  /** Our own name among the instances. */
  holder: string
  /** How long an instance that has died stays the leader. A leader renews its lease three times in this time. */
  leaseMs: number
  onLead(): void
  onFollow(): void
  /** We asked for the lease, and another instance has it. */
  onRefused(): void
}

/** Makes one of the instances that campaign the leader, until it resigns or dies. */
export interface LeaderElection {
  /** Asks for the lease, again and again until `resign()`. */
  campaign(): void
  /** Asks for the lease now and not only at the next turn: the leader has said that it resigned. */
  askNow(): void
  /** Ends the campaign and gives the lease back. @returns whether we had it, once the others can have it */
  resign(): Promise<boolean>
  isLeader(): boolean
}

export function createLeaderElection(options: LeaderElectionOptions): LeaderElection {
  const { leases, name, holder, leaseMs, onLead, onFollow, onRefused } = options
  let isCampaigning = false
  let isLeader = false
  /** By the clock of the process, which nobody can set. */
  let heldUntil = 0
  let timer: NodeJS.Timeout | undefined
  let asking: Promise<void> = Promise.resolve()

  const setLeader = (next: boolean): void => {
    if (next === isLeader) return
    isLeader = next
    if (isLeader) onLead()
    else onFollow()
  }

  const ask = async (): Promise<void> => {
    if (!isCampaigning) return
    const askedAt = performance.now()
    try {
      const isOurs = await leases.acquire(name, holder, leaseMs)
      if (isOurs) heldUntil = askedAt + leaseMs
      if (!isCampaigning) return
      setLeader(isOurs)
      if (!isOurs) onRefused()
    } catch {
      // While the store does not answer no other instance gets the lease. We stay the leader until ours is over.
      if (performance.now() >= heldUntil) setLeader(false)
    }
  }

  /** One question after the other: a late answer must not overtake a newer one. */
  const askNow = (): void => {
    asking = asking.then(ask)
  }

  return {
    campaign() {
      if (isCampaigning) return
      isCampaigning = true
      timer = setInterval(askNow, leaseMs / 3)
      askNow()
    },
    askNow,
    async resign() {
      isCampaigning = false
      clearInterval(timer)
      setLeader(false)
      await asking
      // A new campaign may have begun while we waited for the last answer.
      if (isCampaigning || heldUntil === 0) return false
      heldUntil = 0
      await leases.release(name, holder).catch(() => {})
      return true
    },
    isLeader: () => isLeader,
  }
}
