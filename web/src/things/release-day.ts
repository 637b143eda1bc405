import { textIn } from '@scopedeck/server/contract/answer-members.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/**
 * A day of release in words, as exactly as Spotify knows it: `2024`, `Jan 2024`, `10 Jan 2024`.
 * @param value `2024`, `2024-01` or `2024-01-10`; Spotify answers `0000` where it does not know
 */
export function releaseDay(value: unknown): string | undefined {
  const [, year, month, day] = /^([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?/.exec(textIn(value) ?? '') ?? []
  if (month === undefined) return year
  const name = months[Number(month) - 1]
  if (name === undefined) return year
  return Number(day) > 0 ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}
