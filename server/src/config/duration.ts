import { SettingError } from './setting-error.ts'

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const longestMs = 3650 * unitMs.d
const longestDelayMs = 10 * unitMs.m

/** `90s`, `15m`, `12h`, `7d`: milliseconds. A bare number is refused, for nobody can know its unit. */
export function parseDuration(text: string): number {
  const ms = parseTime(text)
  if (!(ms > 0 && ms <= longestMs)) throw new SettingError()
  return ms
}

/** A shorter time, or none at all: milliseconds. */
export function parseDelay(text: string): number {
  const ms = parseTime(text)
  if (!(ms <= longestDelayMs)) throw new SettingError()
  return ms
}

/** NaN where it is none. */
function parseTime(text: string): number {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
  return Number(count) * unitMs[unit as keyof typeof unitMs]
}
