import { counted } from '@scopedeck/server/contract/words.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** `23 May`, with the year when it is not this one. */
export function formatDay(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** A moment for machines: `2026-11-24T14:05:00.000Z`; empty for a number that is no moment. */
export function isoMoment(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** The exact moment: `24 November 2026 at 14:05`. */
export const formatMoment = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(at)

/** How long ago it was: `just now`, `5 minutes ago`, `2 months ago`. A moment in the future, from a clock ahead of ours, is `just now`. */
export const agoInWords = (at: number, now: number): string =>
  now - at < minuteMs ? 'just now' : `${inWords(now - at)} ago`

/** The time left in words: `47 minutes`, `6 months`, `no time`. */
export function inWords(remainingMs: number): string {
  if (remainingMs <= 0) return 'no time'
  if (remainingMs < minuteMs) return 'less than a minute'
  const minutes = Math.round(remainingMs / minuteMs)
  const hours = Math.round(remainingMs / hourMs)
  const days = Math.round(remainingMs / dayMs)
  if (minutes < 60) return counted(minutes, 'minute')
  if (hours < 48) return counted(hours, 'hour')
  if (days < 60) return counted(days, 'day')
  return counted(Math.round(days / 30.44), 'month')
}
