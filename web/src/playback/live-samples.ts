import type { PlaybackSource, SentSample } from '@scopedeck/server/contract/playback.ts'
import { localProblem, readProblem } from '../shared/problem.ts'
import type { Bulletin, FeedMode } from './bulletin.ts'
import { keepStream } from './event-source.ts'
import type { Observation } from './optimistic-playback.ts'

/** A connection that is back within this time was never missed. */
const graceMs = 2_000
/** Without one for so long, playback is read the other way. */
const patienceMs = 6_000

/** Tells what the server tells, until the function that it returns is called. */
export function tellLive(source: PlaybackSource, tell: (bulletin: Bulletin) => void): () => void {
  let bulletin: Bulletin = { mode: 'live' }
  let timer: ReturnType<typeof setTimeout> | undefined

  const publish = (next: Bulletin) => {
    bulletin = next
    tell(bulletin)
  }
  const become = (mode: FeedMode) => {
    clearTimeout(timer)
    timer = undefined
    if (mode !== bulletin.mode) publish({ ...bulletin, mode })
  }
  const wait = () => {
    if (bulletin.mode !== 'live') return
    timer ??= setTimeout(() => {
      become('catching-up')
      timer = setTimeout(become, patienceMs - graceMs, 'polling')
    }, graceMs)
  }
  const onLost = (isRefused: boolean) => {
    if (bulletin.mode !== 'ended') isRefused ? become('polling') : wait()
  }

  const stop = keepStream(
    source,
    { onOpen: () => become('live'), onLost },
    {
      playback: (told) => publish({ mode: 'live', observed: observationOf(told) }),
      problem: (problem) =>
        publish({
          ...bulletin,
          trouble: { problem: readProblem(problem) ?? localProblem('unexpected'), at: Date.now() },
        }),
      ended: () => become('ended'),
      heartbeat: () => {},
    },
  )
  wait()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Its age is known by the server's clock, whatever ours says. */
function observationOf({ playback, at, now }: SentSample): Observation {
  return { ...(playback ? { playback } : {}), at: Date.now() - (now - at) }
}
