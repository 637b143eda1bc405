import { useEffect, useState } from 'react'
import { formatCountdown } from '../duration.ts'
import { Card } from './card.tsx'

interface CountdownProps {
  seconds: number
  onEnd?: (() => void) | undefined
}

/** The seconds until something works again, large. */
export function Countdown(props: CountdownProps) {
  return (
    <Card className="grid place-items-center gap-1 py-5">
      <Seconds {...props} className="font-mono text-display" />
      <span className="text-muted">{props.onEnd ? 'then it carries on' : 'until it works again'}</span>
    </Card>
  )
}

/** The same in one line. */
export function CountdownLine(props: CountdownProps) {
  return (
    <p className="text-muted">
      {props.onEnd ? 'It goes on in' : 'It works again in'} <Seconds {...props} className="font-mono text-text" />
    </p>
  )
}

function Seconds({ seconds, onEnd, className }: CountdownProps & { className: string }) {
  const lengthMs = Math.max(1, seconds) * 1000
  const [endsAt] = useState(() => performance.now() + lengthMs)
  const [remainingMs, setRemainingMs] = useState(lengthMs)
  const isOver = remainingMs <= 0
  useEffect(() => {
    const timer = setInterval(() => setRemainingMs(endsAt - performance.now()), 250)
    return () => clearInterval(timer)
  }, [endsAt])
  // Runs once, when the countdown is over; a new `onEnd` function must not run it again.
  useEffect(() => {
    if (isOver) onEnd?.()
  }, [isOver])
  return (
    <span role="timer" className={className}>
      {formatCountdown(Math.max(0, remainingMs) + 999)}
    </span>
  )
}
