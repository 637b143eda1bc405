import { formatDay } from '../../shared/clock.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long ago something was, short: `now`, `5 min`, `3 h`, `2 days`, `12 Mar`. */
export function timeAgo(at: number, now: number): string {
  const agoMs = now - at
  if (Number.isNaN(agoMs)) return ''
  if (agoMs < minuteMs) return 'now'
  if (agoMs < hourMs) return `${Math.floor(agoMs / minuteMs)} min`
  if (agoMs < dayMs) return `${Math.floor(agoMs / hourMs)} h`
  if (agoMs < 2 * dayMs) return '1 day'
  return agoMs < 7 * dayMs ? `${Math.floor(agoMs / dayMs)} days` : formatDay(at, now)
}
