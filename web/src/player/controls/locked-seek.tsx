import { type PointerEvent, useState } from 'react'
import { AskForScopes } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { actionName } from '../../playback/command-args.ts'
import { commandWords } from '../../playback/command-words.ts'
import { Popover } from '../../shared/elements/popover.tsx'

/** In place of the slider while its scope is missing: asks for it, then moves to where the person pressed. */
export function LockedSeek({ durationMs }: { durationMs: number }) {
  const [positionMs, setPositionMs] = useState(0)
  const gate = useGate(
    'seek-to-position-in-currently-playing-track',
    {},
    { action: actionName('seek'), args: { positionMs } },
  )
  const { what, promise } = commandWords.seek
  const aim = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    setPositionMs(Math.round(((clientX - left) / width) * durationMs))
  }
  return (
    <Popover
      label={`${what} is locked`}
      side="top"
      trigger={<button type="button" aria-label="Position: locked" className="absolute inset-0" onPointerDown={aim} />}
    >
      <AskForScopes gate={gate} what={what} promise={promise} />
    </Popover>
  )
}
