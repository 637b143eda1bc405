import type { Bulletin } from './bulletin.ts'

/**
 * Lets one tab of the browser hold what all of them want: over HTTP/1.1 a browser opens six connections to an origin,
 * and a stream for each tab would keep the seventh from loading. The holder tells the others; when it goes, the next
 * in line holds. Where the browser has no locks (plain http elsewhere than on this machine) each tab holds its own.
 * @param hold begins to tell; returns what ends it
 * @returns leaves
 */
export function shareBulletins(
  name: string,
  hold: (tell: (bulletin: Bulletin) => void) => () => void,
  hear: (bulletin: Bulletin) => void,
): () => void {
  if (!navigator.locks) return hold(hear)
  const channel = new BroadcastChannel(name)
  const leaving = new AbortController()
  /** What we have told, while we hold. */
  let told: Bulletin | undefined

  const tell = (bulletin: Bulletin) => {
    told = bulletin
    channel.postMessage(bulletin)
    hear(bulletin)
  }
  const holdUntilLeaving = () =>
    new Promise<void>((resolve) => {
      const stop = hold(tell)
      leaving.signal.addEventListener('abort', () => {
        stop()
        resolve()
      })
    })

  channel.onmessage = ({ data }: MessageEvent<Bulletin | typeof question>) => {
    if (data !== question) hear(data)
    else if (told) channel.postMessage(told)
  }
  channel.postMessage(question)
  // Rejects when we leave while we still stand in line.
  navigator.locks.request(name, { signal: leaving.signal }, holdUntilLeaving).catch(() => {})
  return () => {
    leaving.abort()
    channel.close()
  }
}

/** From a tab that has just come: what do you know? */
const question = 'question'
