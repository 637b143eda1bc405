import { randomUUID } from 'node:crypto'
import { type PlaybackSource, playbackSourceNames } from '../../contract/playback-sources.ts'
import { hashAccount, type SessionKeys } from '../session/keys.ts'
import type { Session } from '../session/session.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { createBus } from './sample-channel.ts'
import { type ChannelOptions, type Listener, openChannel } from './shared-poller.ts'

interface ChannelsOptions extends ChannelOptions {
  pubSub: PubSub
  keys: Pick<SessionKeys, 'account' | 'playback'>
}

/** The channels of this instance: one for each account and source that somebody here listens to. */
export interface Channels {
  /**
   * Joins the channel of a session's account.
   * @returns leaves it
   * @throws {ProblemError} `store-unavailable`
   */
  join(session: Session, source: PlaybackSource, listener: Listener): Promise<() => void>
  /** A command went through here: whoever reads for the account, in whatever instance, reads soon. */
  hurry(session: Session): Promise<void>
  close(): Promise<void>
}

export function createChannels({ pubSub, keys, ...options }: ChannelsOptions): Channels {
  const channels = new Map<string, ReturnType<typeof openChannel>>()

  /** Two grants of one account may let each see another thing: what the one may read is not told to the other. */
  const nameOf = ({ account }: Session, source: PlaybackSource) =>
    `playback ${source} ${hashAccount(account.id, keys.account)}`

  const openBus = (name: string) => {
    const holder = randomUUID()
    return { name, holder, bus: createBus({ pubSub, topic: name, holder, key: keys.playback[0] }) }
  }

  const open = (name: string) => {
    const forget = () => {
      if (channels.get(name) === channel) channels.delete(name)
    }
    const channel = openChannel(openBus(name), options, forget)
    channels.set(name, channel)
    channel.catch(forget)
    return channel
  }

  return {
    async join(session, source, listener) {
      const name = nameOf(session, source)
      return (await (channels.get(name) ?? open(name))).join(listener)
    },
    async hurry(session) {
      const names = playbackSourceNames.map((source) => nameOf(session, source))
      await Promise.all(names.map((name) => openBus(name).bus.say({ kind: 'command' })))
    },
    async close() {
      const opened = await Promise.allSettled(channels.values())
      await Promise.all(opened.map((channel) => channel.status === 'fulfilled' && channel.value.close()))
    },
  }
}
