import type { Episode, Show } from './entities.ts'
import { between, mix, pick, type RandomStream, randomStream } from './random.ts'
import { spotifyId } from './spotify-id.ts'
import { makePersonName, makeTitle } from './titles.ts'
import { things } from './words.ts'

const showNames = [
  'The Kettle Hour',
  'Notes from the Breakwater',
  'Slow Signals',
  'A Short History of Doors',
  'Ask the Lighthouse',
  'Tape Hiss',
  'Two Chairs and a Map',
  'Weather for Sleepers',
  'The Borrowed Ladder',
  'Field Notes, Badly Kept',
  'Letters Nobody Sent',
  'Corner Table',
  'The Ferry Is Late',
  'Small Repairs',
  'Night Desk',
  'Rooms We Left',
  'Counting Lamp Posts',
  'Platform Four',
  'Marginalia Club',
  'Half an Orchard',
] as const

const showDescriptions = [
  'Two friends, one question a week, and no hurry to answer it.',
  'Stories recorded where they happened, with the weather left in.',
  'Conversations about work done with the hands.',
  'A quiet quarter of an hour before the lights go out.',
  'How ordinary things came to look the way they do.',
] as const

/** No show has more episodes than this, so that an episode's number in the world follows from its show's. */
const mostEpisodes = 120
const dayMs = 86_400_000
const newestEpisodeAt = Date.UTC(2026, 9, 30)

export function createShows(seed: number): Show[] {
  return showNames.map((name, index) => createShow(seed, index, name))
}

function createShow(seed: number, index: number, name: string): Show {
  const random = randomStream(seed, mix(4, index))
  const episodes: Episode[] = []
  const show: Show = {
    kind: 'show',
    id: spotifyId(seed, 'show', index),
    name,
    publisher: makePersonName(random),
    description: pick(random, showDescriptions),
    explicit: random() < 0.15,
    episodes,
  }
  const count = between(random, 8, mostEpisodes)
  for (let nth = 0; nth < count; nth++)
    episodes.push(createEpisode(seed, index * mostEpisodes + nth, show, count - nth, nth))
  return show
}

function createEpisode(seed: number, index: number, show: Show, number: number, weeksOld: number): Episode {
  const random = randomStream(seed, mix(5, index))
  return {
    kind: 'episode',
    id: spotifyId(seed, 'episode', index),
    name: `${number}. ${makeEpisodeTitle(random)}`,
    description: `${makePersonName(random)} on ${makeTitle(random).toLowerCase()}, and what came of it.`,
    show,
    durationMs: between(random, 12 * 60_000, 96 * 60_000),
    explicit: show.explicit && random() < 0.5,
    releaseDate: new Date(newestEpisodeAt - weeksOld * 7 * dayMs).toISOString().slice(0, 10),
  }
}

function makeEpisodeTitle(random: RandomStream): string {
  if (random() < 0.5) return makeTitle(random)
  return `What the ${pick(random, things)} Knew`
}
