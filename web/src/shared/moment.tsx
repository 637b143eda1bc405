import { agoInWords, formatDay, formatMoment } from './clock.ts'
import { useNow } from './use-now.ts'

interface MomentProps {
  at: number
  /** `ago`: how long ago; `day`: which day. */
  as?: 'ago' | 'day'
}

/** A past moment in words; the exact time is there for the pointer and for machines. */
export function Moment({ at, as = 'ago' }: MomentProps) {
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at)}>
      {as === 'ago' ? agoInWords(at, now) : formatDay(at, now)}
    </time>
  )
}
