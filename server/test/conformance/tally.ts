import type { Settings } from '../../src/simulator/settings.ts'
import type { Difference } from './answer-check.ts'
import type { KnownDifference } from './known-differences.ts'

interface Found extends Difference {
  mode: Settings['mode']
  /** The first answer that had it. */
  example: string
}

/** What was looked at, and every difference that was found, once. */
export class Tally {
  #answers = 0
  readonly #operations = new Set<string>()
  readonly #found = new Map<string, Found>()

  get answers(): number {
    return this.#answers
  }

  get operations(): number {
    return this.#operations.size
  }

  add(mode: Settings['mode'], operation: string, example: string, differences: readonly Difference[]): void {
    this.#answers += 1
    this.#operations.add(operation)
    for (const { kind, place } of differences) {
      const key = `${mode} ${kind} ${place}`
      if (!this.#found.has(key)) this.#found.set(key, { mode, kind, place, example })
    }
  }

  /** Differences that nobody gave a reason for, one a line. */
  unexplained(known: readonly KnownDifference[]): string[] {
    return [...this.#found.values()]
      .filter((found) => !known.some((each) => each.places.some((place) => explains(each, place, found))))
      .map(({ mode, kind, place, example }) => `${mode}: ${kind} ${place} (${example})`)
  }

  explained(known: readonly KnownDifference[]): number {
    return this.#found.size - this.unexplained(known).length
  }

  /** Reasons for differences that are not there. */
  needless(known: readonly KnownDifference[]): string[] {
    const found = [...this.#found.values()]
    return known.flatMap((each) =>
      each.places
        .filter((place) => !found.some((difference) => explains(each, place, difference)))
        .map((place) => `${each.kind} ${place}`),
    )
  }
}

function explains({ kind, mode }: KnownDifference, place: string, found: Found): boolean {
  if (kind !== found.kind || (mode !== undefined && mode !== found.mode)) return false
  const literal = place.split('*').map((part) => part.replaceAll(/[.]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`).test(found.place)
}
