import { bandQualities, bandThings, familyNames, givenNames, places, rareNames } from './names.ts'
import { pick, type RandomStream } from './random.ts'
import { doings, qualities, subtitles, things, times } from './words.ts'

/** Ways to make a title, the plain ones more often. */
const patterns: readonly ((random: RandomStream) => string)[] = [
  (random) => `${pick(random, qualities)} ${pick(random, things)}`,
  (random) => `${pick(random, qualities)} ${pick(random, things)}`,
  (random) => `The ${pick(random, qualities)} ${pick(random, things)}`,
  (random) => `${pick(random, things)} & ${pick(random, things)}`,
  (random) => `${pick(random, doings)} the ${pick(random, things)}`,
  (random) => `${pick(random, things)} at ${pick(random, times)}`,
  (random) => pick(random, things),
]

export function makeTitle(random: RandomStream): string {
  return pick(random, patterns)(random)
}

/** A song: now and then another version of itself. */
export function makeSongTitle(random: RandomStream): string {
  const title = makeTitle(random)
  return random() < 0.06 ? `${title} - ${pick(random, subtitles)}` : title
}

export function makePersonName(random: RandomStream): string {
  return `${pick(random, givenNames)} ${pick(random, familyNames)}`
}

function makeBandName(random: RandomStream): string {
  const quality = pick(random, bandQualities)
  return random() < 0.7 ? `The ${quality} ${pick(random, bandThings)}` : `${quality} ${pick(random, places)}`
}

export function makeArtistName(random: RandomStream): string {
  if (random() < 0.04) return pick(random, rareNames)
  return random() < 0.5 ? makePersonName(random) : makeBandName(random)
}
