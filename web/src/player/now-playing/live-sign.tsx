import { CloudOff, Hourglass, type LucideIcon, Timer } from 'lucide-react'
import type { StreamMode } from '../../playback/live-samples.ts'
import { useStreamStatus } from '../../playback/use-playback.ts'
import { Tooltip } from '../../shared/elements/tooltip.tsx'

/** Why playback is not live, by the mode of the stream. */
export const notLive = {
  'catching-up': { icon: Hourglass, words: 'Catching up with Spotify' },
  polling: { icon: Timer, words: 'Not live: checked every few seconds' },
  offline: { icon: CloudOff, words: 'You’re offline. It carries on when you’re back online' },
} as const satisfies Partial<Record<StreamMode, { icon: LucideIcon; words: string }>>

/** That playback is not live, and why, as an icon. Nothing while it is live. */
export function LiveSign() {
  const { mode, restUntil, problem } = useStreamStatus()
  if (mode === 'offline') return <Sign of={notLive.offline.icon} words={notLive.offline.words} />
  if (restUntil !== undefined) return <Sign of={Hourglass} words="Spotify asks for a pause, then it carries on" />
  if (problem) return <Sign of={CloudOff} words={problem.title} />
  if (mode === 'live' || mode === 'ended') return null
  return <Sign of={notLive[mode].icon} words={notLive[mode].words} />
}

function Sign({ of: Picture, words }: { of: LucideIcon; words: string }) {
  return (
    <Tooltip text={words}>
      <span role="status" className="grid size-9 shrink-0 place-items-center text-missing">
        <Picture size={16} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  )
}
