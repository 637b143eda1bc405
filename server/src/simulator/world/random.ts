/** Numbers in [0, 1) that follow from a seed alone, the same on every machine. */
export type RandomStream = () => number

/**
 * Folds numbers into 32 bits. Each thing in the world draws from a stream of its own, named by what it is and its
 * number, so that a list can grow without everything after it changing.
 */
export function mix(...parts: readonly number[]): number {
  let state = 0x9e3779b9
  for (const part of parts) {
    state = Math.imul(state ^ part, 0x85ebca6b)
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
    state ^= state >>> 16
  }
  return state >>> 0
}

/** A text as a number, for streams named by an id. */
export function digest(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return state >>> 0
}

/** Mulberry32: small, fast, and even enough for a world of songs. Not for secrets. */
export function randomStream(...parts: readonly number[]): RandomStream {
  let state = mix(...parts)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `least` to `most`, both included. */
export function between(random: RandomStream, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** @throws {RangeError} when there is nothing to choose from */
export function pick<T>(random: RandomStream, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)]
  if (choice === undefined) throw new RangeError('nothing to choose from')
  return choice
}

/** The same things in another order (Fisher and Yates), leaving the list given as it was. */
export function shuffled<T>(random: RandomStream, list: readonly T[]): T[] {
  const result = [...list]
  for (let end = result.length - 1; end > 0; end--) {
    const at = Math.floor(random() * (end + 1))
    const [a, b] = [result[at] as T, result[end] as T]
    result[at] = b
    result[end] = a
  }
  return result
}

/** `count` different members of a list, or all of them when there are fewer. */
export function sample<T>(random: RandomStream, list: readonly T[], count: number): T[] {
  return shuffled(random, list).slice(0, count)
}
