import { isRecord, parseJson } from '../../contract/json.ts'
import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'
import type { Pause, RateGate } from './rate-limit.ts'

/** The topic on which instances tell each other that Spotify wants a pause. */
const spotifyPause = 'spotify-pause'

interface SharedPausesOptions {
  pubSub: PubSub
  /** How the others are told of an account without learning its id. */
  hashAccount(accountId: string): string
}

/**
 * Makes a pause of one instance a pause of all. An instance that hears of none, because it started since or the store
 * was away, asks Spotify once and is told again.
 */
export async function sharePauses(
  gate: RateGate,
  { pubSub, hashAccount }: SharedPausesOptions,
): Promise<RateGate & { stop(): Promise<void> }> {
  const stop = await subscribeWithRetry(pubSub, spotifyPause, (message) => {
    const heard = readMessage(message)
    if (heard) gate.pause(heard.account, heard)
  })
  return {
    check: (accountId) => gate.check(hashAccount(accountId)),
    pause(accountId, { code, forMs }) {
      const account = hashAccount(accountId)
      gate.pause(account, { code, forMs })
      // How long, not until when: the clocks of several machines differ.
      pubSub.publish(spotifyPause, JSON.stringify({ account, code, forMs })).catch(() => {})
    },
    stop,
  }
}

/** Another version of this app may run beside this one and say what is not known here. */
function readMessage(message: string): (Pause & { account: string }) | undefined {
  const heard = parseJson(message)
  if (!isRecord(heard)) return undefined
  const { account, code, forMs } = heard
  const isPause = code === 'rate-limited' || code === 'quota-exceeded'
  return isPause && typeof account === 'string' && typeof forMs === 'number' ? { account, code, forMs } : undefined
}
