import { accountProfiles } from './account-profiles.ts'
import type { Catalogue } from './catalogue.ts'
import type { LocalFile, Playable } from './entities.ts'
import { neighbours, type Person, spotify } from './person.ts'
import type { Entry } from './playlist.ts'
import { adaPlaylists, benPlaylists, dovPlaylists, type PlaylistRow, spotifyPlaylists } from './playlist-rows.ts'
import { between, mix, pick, type RandomStream, randomStream, shuffled } from './random.ts'
import { spotifyId } from './spotify-id.ts'
import type { PlaylistPlan } from './world-plan.ts'

const dayMs = 86_400_000
const newestAt = Date.UTC(2026, 9, 20, 18)

/** As other accounts see them. */
const persons: ReadonlyMap<string, Person> = new Map(
  [...accountProfiles, spotify].map(({ id, displayName }) => [id, id === spotify.id ? spotify : { id, displayName }]),
)

const rowsByPerson: Readonly<Record<string, readonly PlaylistRow[]>> = {
  ada: adaPlaylists,
  ben: benPlaylists,
  dov: dovPlaylists,
  spotify: spotifyPlaylists,
}

/** All playlists of the seeded world. */
export function planPlaylists(seed: number, catalogue: Catalogue): PlaylistPlan[] {
  const rows = Object.entries(rowsByPerson).flatMap(([id, rows]) => rows.map((row, nth) => ({ id, row, nth })))
  return rows.flatMap(({ id, row, nth }, index) => {
    const person = persons.get(id)
    return person ? [planPlaylist({ seed, catalogue, index, nth, row, person })] : []
  })
}

interface PlannedRow {
  seed: number
  catalogue: Catalogue
  /** Among all playlists. */
  index: number
  /** Among those of one person. */
  nth: number
  row: PlaylistRow
  /** Whose list the row is in. */
  person: Person
}

function planPlaylist({ seed, catalogue, index, nth, row, person }: PlannedRow): PlaylistPlan {
  const random = randomStream(seed, mix(8, index))
  const people = peopleOf(row, random, person)
  const isSeen = row.side === 'public' || row.side === 'followed'
  const keepers = new Set([person, people.owner, ...people.collaborators])
  return {
    id: spotifyId(seed, 'playlist', index),
    name: row.name,
    description: row.description ?? '',
    isPublic: isSeen,
    isCollaborative: people.collaborators.length > 0,
    cover: row.bare ? 'none' : 'drawn',
    followers: isSeen ? between(random, 1, 900) : 0,
    entries: makeEntries(row, random, people, catalogue),
    ...people,
    keptBy: [...keepers].map(({ id }) => ({ id, addedAt: newestAt - nth * 9 * dayMs })),
  }
}

interface People {
  owner: Person
  collaborators: readonly Person[]
}

/** What is shared with ada is ben's first; the rest belongs to the neighbours. */
function peopleOf({ side, name }: PlaylistRow, random: RandomStream, account: Person): People {
  const neighbour = pick(random, neighbours)
  const ben = persons.get('ben') ?? neighbour
  if (side === 'collaborative') return { owner: account, collaborators: [ben, neighbour] }
  if (side === 'shared') return { owner: name === 'House warming' ? ben : neighbour, collaborators: [account] }
  return { owner: side === 'followed' ? neighbour : account, collaborators: [] }
}

function makeEntries(
  { name, size }: PlaylistRow,
  random: RandomStream,
  { owner, collaborators }: People,
  catalogue: Catalogue,
): Entry[] {
  if (name === 'Everything, Ever') return makeEverything(random, catalogue, owner, size)
  const adders = [owner, ...collaborators]
  return Array.from({ length: size }, (_, nth) => ({
    item: pick(random, catalogue.tracks),
    addedAt: newestAt - (size - nth) * 2 * dayMs,
    addedBy: pick(random, adders),
  }))
}

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
function makeEverything(random: RandomStream, catalogue: Catalogue, owner: Person, size: number): Entry[] {
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
