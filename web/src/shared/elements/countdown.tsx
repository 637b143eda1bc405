import { useEffect, useState } from 'react'
import { formatCountdown } from '../clock.ts'
import { Card } from './card.tsx'

interface CountdownProps {
  seconds: number
  onEnd: (() => void) | undefined
}

/** The seconds until something works again. */
export default function Countdown({ seconds, onEnd }: CountdownProps) {
  const lengthMs = Math.max(1, seconds) * 1000
  const [endsAt] = useState(() => Date.now() + lengthMs)
  const [remainingMs, setRemainingMs] = useState(lengthMs)
  const isOver = remainingMs <= 0
  useEffect(() => {
    const timer = setInterval(() => setRemainingMs(endsAt - Date.now()), 250)
    return () => clearInterval(timer)
  }, [endsAt])
  // Runs once, when the countdown is over; a new `onEnd` function must not run it again.
  useEffect(() => {
    if (isOver) onEnd?.()
  }, [isOver])
  return (
    <Card className="grid place-items-center gap-1 py-5">
      <span role="timer" className="font-mono text-display">
        {formatCountdown(remainingMs + 999)}
      </span>
      <span className="text-muted">{onEnd ? 'then it goes on' : 'until it works again'}</span>
    </Card>
  )
}
