import { randomUUID } from 'node:crypto'
import { type PlaybackSource, playbackSourceNames } from '../../contract/playback.ts'
import { hashAccount, type SessionKeys } from '../session/keys.ts'
import type { Session } from '../session/session.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { createSampleChannel } from './sample-channel.ts'
import { openSharedPoller, type PollListener, type SharedPollerOptions } from './shared-poller.ts'

interface SharedPollersOptions extends SharedPollerOptions {
  pubSub: PubSub
  keys: Pick<SessionKeys, 'account' | 'playback'>
}

/** The shared pollers of this instance: one for each account and source that has a listener here. */
export interface SharedPollers {
  /**
   * Adds a listener for the account of a session.
   * @returns removes it
   * @throws {ProblemError} `store-unavailable`
   */
  join(session: Session, source: PlaybackSource, listener: PollListener): Promise<() => void>
  /** A command has gone through here: the instance that polls for the account, whichever that is, polls soon. */
  pollSoon(session: Session): Promise<void>
  close(): Promise<void>
}

export function createSharedPollers({ pubSub, keys, ...options }: SharedPollersOptions): SharedPollers {
  const pollers = new Map<string, ReturnType<typeof openSharedPoller>>()

  /** Two grants of one account may show different things: what one source reads is not given to listeners of the other. */
  const nameOf = ({ account }: Session, source: PlaybackSource) =>
    `playback ${source} ${hashAccount(account.id, keys.account)}`

  const openChannel = (name: string) => {
    const holder = randomUUID()
    const { now } = options
    return { name, holder, channel: createSampleChannel({ pubSub, topic: name, holder, key: keys.playback[0], now }) }
  }

  const open = (name: string) => {
    const forget = () => {
      if (pollers.get(name) === poller) pollers.delete(name)
    }
    const poller = openSharedPoller(openChannel(name), options, forget)
    pollers.set(name, poller)
    poller.catch(forget)
    return poller
  }

  return {
    async join(session, source, listener) {
      const name = nameOf(session, source)
      return (await (pollers.get(name) ?? open(name))).join(listener)
    },
    async pollSoon(session) {
      const names = playbackSourceNames.map((source) => nameOf(session, source))
      await Promise.all(names.map((name) => openChannel(name).channel.publish({ kind: 'command' })))
    },
    async close() {
      const opened = await Promise.allSettled(pollers.values())
      await Promise.all(opened.map((poller) => poller.status === 'fulfilled' && poller.value.close()))
    },
  }
}
