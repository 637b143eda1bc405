import type { PlaybackSample } from '../../contract/playback.ts'
import type { Pacing } from '../../contract/playback-pace.ts'
import { ProblemError, toProblemError } from '../http/problem-error.ts'
import type { Leases } from '../store/leases.ts'
import { createLeaderElection } from './leader-election.ts'
import { createPoller } from './poller.ts'
import { eventIdOf, isSameEventId, type PollResult } from './sample.ts'
import type { ChannelMessage, SampleChannel } from './sample-channel.ts'

export interface PollListener {
  /** @param eventId results with the same id say the same */
  accept(result: PollResult, eventId: string): void
  /**
   * Polls playback with the listener's own token.
   * @throws {ProblemError} what kept playback from being read
   */
  poll(signal: AbortSignal): Promise<PlaybackSample>
  /** Whether a problem is only this listener's: it gets nothing more, and the other listeners are not told. */
  endsWith(problem: ProblemError): boolean
}

export interface SharedPollerOptions {
  leases: Leases
  leaseMs: number
  /** How long a poller without listeners is kept, so that the reload of a page does not poll again. */
  lingerMs: number
  intervalMs(pacing: Pacing, now: number): number
  /** The pause after polls that failed in a row. */
  backoffMs: { first: number; longest: number }
  now(): number
}

/** One account's playback by one source: polled by one instance, given to the listeners of all instances. */
export interface SharedPoller {
  /** @returns removes the listener */
  join(listener: PollListener): () => void
  /** Nothing is polled here any more, and nothing given to the listeners. */
  close(): Promise<void>
}

interface SharedPollerPlace {
  /** The name of the lease: the instance that holds it polls. */
  name: string
  /** Our own name among the instances. */
  holder: string
  channel: SampleChannel
}

/**
 * Opens a shared poller. It closes by itself when it has had no listener for `lingerMs`.
 * @throws {ProblemError} `store-unavailable`
 */
export async function openSharedPoller(
  { name, holder, channel }: SharedPollerPlace,
  options: SharedPollerOptions,
  onClose: () => void,
): Promise<SharedPoller> {
  const { leases, leaseMs, lingerMs, now } = options
  const listeners = createListeners(now)
  let lingering: NodeJS.Timeout | undefined

  const publish = (result: PollResult, isDue: boolean) => void channel.publish({ kind: 'result', result, isDue })
  const poller = createPoller({
    poll: listeners.poll,
    deliver(result, isDue) {
      if (listeners.deliver(result, isDue)) publish(result, isDue)
    },
    ...options,
    random: Math.random,
  })
  const election = createLeaderElection({
    leases,
    name,
    holder,
    leaseMs,
    onLead: poller.start,
    onFollow: poller.stop,
    onRefused: () => void channel.publish({ kind: 'ask', eventId: listeners.last()?.eventId }),
  })
  const resign = async () => {
    if (await election.resign()) await channel.publish({ kind: 'resigned' })
  }
  const close = async () => {
    clearTimeout(lingering)
    onClose()
    await Promise.allSettled([unsubscribe(), resign()])
  }
  const leave = (listener: PollListener) => {
    if (!listeners.remove(listener)) return
    void resign()
    lingering = setTimeout(() => void close(), lingerMs)
  }

  const unsubscribe = await channel.subscribe(createReceiver({ listeners, poller, election, publish }))
  return {
    join(listener) {
      clearTimeout(lingering)
      listeners.add(listener)
      poller.refreshIfStale()
      if (!election.isLeader()) void channel.publish({ kind: 'joined' })
      election.campaign()
      return () => leave(listener)
    },
    close,
  }
}

interface ReceiverParts {
  listeners: Listeners
  poller: ReturnType<typeof createPoller>
  election: ReturnType<typeof createLeaderElection>
  publish(result: PollResult, isDue: boolean): void
}

/** What is done with the messages of the other instances. */
function createReceiver({ listeners, poller, election, publish }: ReceiverParts) {
  const answer = (eventId: string | undefined) => {
    const last = listeners.last()
    if (election.isLeader() && last && !isSameEventId(last.eventId, eventId)) publish(last.result, false)
  }
  const follow = (result: PollResult, isDue: boolean) => {
    if (election.isLeader()) return
    poller.accept(result)
    listeners.deliver(result, isDue)
  }
  return (message: ChannelMessage): void => {
    if (message.kind === 'command') poller.pollSoon()
    else if (message.kind === 'joined') poller.refreshIfStale()
    else if (message.kind === 'resigned') election.askNow()
    else if (message.kind === 'ask') answer(message.eventId)
    else follow(message.result, message.isDue)
  }
}

type Listeners = ReturnType<typeof createListeners>

/** The listeners of this instance, and the last result that they got. */
function createListeners(now: () => number) {
  const listeners = new Set<PollListener>()
  let last: { result: PollResult; eventId: string } | undefined
  return {
    last: () => last,
    add(listener: PollListener): void {
      listeners.add(listener)
      if (last) listener.accept(last.result, last.eventId)
    },
    /** @returns whether that was the last one */
    remove: (listener: PollListener): boolean => listeners.delete(listener) && listeners.size === 0,
    /** Polls with the token of the first listener whose session has not ended. Listeners whose session has are ended. */
    async poll(signal: AbortSignal): Promise<PollResult> {
      let problem = new ProblemError('sign-in-required')
      for (const listener of listeners) {
        try {
          return await listener.poll(signal)
        } catch (error) {
          problem = toProblemError(error)
          if (!listener.endsWith(problem)) break
        }
      }
      return { problem, at: now() }
    },
    /** Gives all listeners a result that is due or says something new. @returns whether it did */
    deliver(result: PollResult, isDue: boolean): boolean {
      const eventId = eventIdOf(result)
      if (!isDue && isSameEventId(eventId, last?.eventId)) return false
      last = { result, eventId }
      for (const listener of listeners) listener.accept(result, eventId)
      return true
    },
  }
}
