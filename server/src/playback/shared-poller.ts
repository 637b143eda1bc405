import type { Pacing } from '../../contract/playback-pace.ts'
import { ProblemError } from '../http/problem-error.ts'
import { toProblemError } from '../http/to-problem-error.ts'
import type { Leases } from '../store/leases.ts'
import { createLeadership } from './leader-election.ts'
import { createPoller } from './poller.ts'
import { isSameName, nameReading, type Reading, type State } from './sample.ts'
import { type Bus, type Message, readTold, writeReading } from './sample-channel.ts'

/** What is told to whoever listens. */
export interface News {
  /** Says the same as news of the same name. */
  name: string
  reading: Reading
}

export interface Listener {
  hear(news: News): void
  /**
   * Reads playback with the listener's own token.
   * @throws {ProblemError} what kept it from being read
   */
  read(signal: AbortSignal): Promise<State>
  /** Whether a problem is that of this listener alone: it hears no more, and the others need not know. */
  endsWith(problem: ProblemError): boolean
}

export interface ChannelOptions {
  leases: Leases
  leaseMs: number
  /** How long a channel that nobody listens to is kept, so that a reload does not read anew. */
  lingerMs: number
  intervalMs(pacing: Pacing, now: number): number
  now(): number
}

/** One account's playback by one source: read by one instance, told to the listeners of all. */
export interface Channel {
  /** @returns leaves it */
  join(listener: Listener): () => void
  /** Nobody listens, nothing is read. */
  close(): Promise<void>
}

interface Place {
  /** Whoever has the lease of that name reads. */
  name: string
  /** Who we are among all who may have it. */
  holder: string
  bus: Bus
}

/**
 * Opens a channel, and forgets it when nobody has listened for a while.
 * @throws {ProblemError} `store-unavailable`
 */
export async function openChannel(place: Place, options: ChannelOptions, onClose: () => void): Promise<Channel> {
  const { name, holder, bus } = place
  const { leases, leaseMs, lingerMs, intervalMs, now } = options
  const listeners = new Set<Listener>()
  let news: News | undefined
  let isLeading = false
  let lingering: NodeJS.Timeout | undefined

  /** By the first whose session still stands; the others are told so on the way. */
  const read = async (signal: AbortSignal): Promise<Reading> => {
    let problem = new ProblemError('sign-in-required')
    for (const listener of listeners) {
      try {
        return await listener.read(signal)
      } catch (error) {
        problem = toProblemError(error)
        if (!listener.endsWith(problem)) break
      }
    }
    return { problem, at: now() }
  }

  const tell = (reading: Reading, isDue: boolean): boolean => {
    const next = { name: nameReading(reading), reading }
    const isNews = isDue || !isSameName(next.name, news?.name)
    if (!isNews) return false
    news = next
    for (const listener of listeners) listener.hear(next)
    return true
  }

  const say = (reading: Reading, isDue: boolean) =>
    void bus.say({ kind: 'news', told: writeReading(reading, now()), isDue })

  const poller = createPoller({
    read,
    tell: (reading, isDue) => {
      if (tell(reading, isDue)) say(reading, isDue)
    },
    intervalMs,
    now,
    random: Math.random,
  })

  const leadership = createLeadership({
    leases,
    name,
    holder,
    leaseMs,
    onLead: () => {
      isLeading = true
      poller.start()
    },
    onFollow: () => {
      isLeading = false
      poller.stop()
    },
    onRefused: () => void bus.say({ kind: 'ask', name: news?.name }),
  })

  const hear = (message: Message): void => {
    if (message.kind === 'command') poller.hurry()
    else if (message.kind === 'joined') poller.freshen()
    else if (message.kind === 'resigned') leadership.contend()
    else if (message.kind === 'ask') {
      if (isLeading && news && !isSameName(news.name, message.name)) say(news.reading, false)
    } else if (!isLeading) {
      const reading = readTold(message.told, now())
      poller.learn(reading)
      tell(reading, message.isDue)
    }
  }

  const resign = async () => {
    if (await leadership.resign()) await bus.say({ kind: 'resigned' })
  }

  const close = async () => {
    clearTimeout(lingering)
    onClose()
    await Promise.allSettled([stopListening(), resign()])
  }

  const stopListening = await bus.listen(hear)

  return {
    join(listener) {
      clearTimeout(lingering)
      listeners.add(listener)
      if (news) listener.hear(news)
      poller.freshen()
      if (!isLeading) void bus.say({ kind: 'joined' })
      leadership.want()
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        void resign()
        lingering = setTimeout(() => void close(), lingerMs)
      }
    },
    close,
  }
}
