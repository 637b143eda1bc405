import type { Environment } from './read-settings.ts'
import { settingNames, settingRow } from './settings.ts'

/** Warning lines for names in the environment that look like settings and are none. */
export function findMisspelled(env: Environment): string[] {
  return Object.keys(env).flatMap((name) => {
    if (known.has(name) || !env[name]?.trim()) return []
    const nearest = knownNames.find((candidate) => isNear(name, candidate))
    if (nearest) return [`${name} is not a setting. Did you mean ${nearest}?`]
    return ours.test(name) ? [`${name} is not a setting, and does nothing.`] : []
  })
}

/** Not SESSION_: desktops put SESSION_MANAGER and the like into every environment. */
const ours = /^(SPOTIFY|SIMULATOR)_/

const knownNames = settingNames.flatMap((name): string[] => {
  const { secret, file } = settingRow(name)
  return secret || file ? [name, `${name}_FILE`] : [name]
})
/** SPOTIFY_OPENAPI turns on a test of the simulator. */
const known = new Set([...knownNames, 'SPOTIFY_OPENAPI'])

/** At most two slips of the pen; in short names that would be another word. */
const isNear = (name: string, setting: string) => setting.length >= 8 && distance(name, setting) <= 2

/** How many characters to add, drop or change. @see Levenshtein distance */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [above, character] of [...from].entries()) {
    const next = [above + 1]
    for (let index = 0; index < to.length; index += 1) {
      const changed = at(row, index) + (to[index] === character ? 0 : 1)
      next.push(Math.min(changed, at(row, index + 1) + 1, at(next, index) + 1))
    }
    row = next
  }
  return at(row, to.length)
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY
