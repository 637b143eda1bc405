import type { Catalogue } from './catalogue.ts'
import type { LocalFile, Playable } from './entities.ts'
import type { Person } from './person.ts'
import type { Entry } from './playlist.ts'
import { pick, type RandomStream, shuffled } from './random.ts'

const hourMs = 3_600_000
const firstAddedAt = Date.UTC(2014, 10, 21, 19, 40)

const localFile: LocalFile = {
  kind: 'local',
  name: 'Answering machine, 1998',
  artist: 'Grandmother',
  album: 'Attic tapes',
  durationMs: 74_000,
}

/** A row in a thousand is no longer available, a row in five hundred is an episode, and one is a local file. */
const goneEvery = 1009
const episodeEvery = 487
const localAt = 137

/**
 * The playlist of 10,000: hardly any song twice, the well-known ones first, and among them everything that a playlist
 * may hold besides songs.
 */
export function makeEverything(random: RandomStream, catalogue: Catalogue, owner: Person, size: number): Entry[] {
  const songs = [...catalogue.wellKnown, ...shuffled(random, catalogue.tracks)]
  const itemAt = (nth: number): Playable | LocalFile | undefined => {
    if (nth === localAt) return localFile
    if (nth % goneEvery === goneEvery - 1) return undefined
    if (nth % episodeEvery === episodeEvery - 1) return pick(random, catalogue.episodes)
    return songs[nth % songs.length]
  }
  return Array.from({ length: size }, (_, nth) => ({
    item: itemAt(nth),
    addedAt: firstAddedAt + nth * 10 * hourMs,
    addedBy: owner,
  }))
}
