import type { Audiobook, Chapter } from './entities.ts'
import { between, mix, pick, randomStream } from './random.ts'
import { spotifyId } from './spotify-id.ts'
import { makePersonName, makeTitle } from './titles.ts'
import { labels } from './words.ts'

const bookNames = [
  'The Cartographer of Small Rooms',
  'A Winter Without Clocks',
  'Salt in the Ledger',
  'The Last Night Ferry',
  'Instructions for an Orchard',
  'Every Door on Viaduct Street',
  'The Semaphore Sisters',
  'What the Tide Kept',
  'A Field Guide to Waiting',
  'The Unlit Lighthouse',
] as const

/** No book has more chapters than this, so that a chapter's number in the world follows from its book's. */
const mostChapters = 64

export function createAudiobooks(seed: number): Audiobook[] {
  return bookNames.map((name, index) => createAudiobook(seed, index, name))
}

function createAudiobook(seed: number, index: number, name: string): Audiobook {
  const random = randomStream(seed, mix(6, index))
  const chapters: Chapter[] = []
  const audiobook: Audiobook = {
    kind: 'audiobook',
    id: spotifyId(seed, 'audiobook', index),
    name,
    authors: [makePersonName(random)],
    narrators: [makePersonName(random)],
    publisher: pick(random, labels),
    description: 'A novel of letters, long journeys and one stubborn house by the water.',
    edition: random() < 0.7 ? 'Unabridged' : 'Abridged',
    explicit: random() < 0.1,
    chapters,
  }
  const releaseDate = `${between(random, 2012, 2026)}-0${between(random, 1, 9)}-15`
  const count = between(random, 12, mostChapters)
  for (let nth = 0; nth < count; nth++)
    chapters.push(createChapter(seed, index * mostChapters + nth, audiobook, nth + 1, releaseDate))
  return audiobook
}

function createChapter(
  seed: number,
  index: number,
  audiobook: Audiobook,
  number: number,
  releaseDate: string,
): Chapter {
  const random = randomStream(seed, mix(7, index))
  return {
    kind: 'chapter',
    id: spotifyId(seed, 'chapter', index),
    name: `Chapter ${number}: ${makeTitle(random)}`,
    description: `Chapter ${number} of ${audiobook.name}.`,
    audiobook,
    number,
    durationMs: between(random, 8 * 60_000, 41 * 60_000),
    releaseDate,
  }
}
