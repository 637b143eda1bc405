import type { SimulatedAccount } from './account.ts'
import type { Catalogue } from './catalogue.ts'
import type { LocalFile, Playable } from './entities.ts'
import { neighbours, type Person, spotify } from './person.ts'
import { type Entry, Playlist } from './playlist.ts'
import { adaPlaylists, benPlaylists, dovPlaylists, type PlaylistRow, spotifyPlaylists } from './playlist-rows.ts'
import { between, mix, pick, type RandomStream, randomStream, shuffled } from './random.ts'
import { spotifyId } from './spotify-id.ts'

interface PlaylistsOptions {
  seed: number
  now: () => number
  catalogue: Catalogue
  accounts: Map<string, SimulatedAccount>
}

const dayMs = 86_400_000
const newestAt = Date.UTC(2026, 9, 20, 18)

/** All playlists, added to the libraries of the accounts that see them. */
export function createPlaylists(options: PlaylistsOptions): Map<string, Playlist> {
  const playlists = new Map<string, Playlist>()
  const { accounts } = options
  const seeds = [
    [accounts.get('ada'), adaPlaylists],
    [accounts.get('ben'), benPlaylists],
    [accounts.get('dov'), dovPlaylists],
    [spotify, spotifyPlaylists],
  ] as const
  for (const [person, rows] of seeds) {
    for (const [nth, row] of rows.entries()) if (person) addPlaylist(row, nth, person, options, playlists)
  }
  return playlists
}

function addPlaylist(
  row: PlaylistRow,
  nth: number,
  account: Person,
  options: PlaylistsOptions,
  playlists: Map<string, Playlist>,
): void {
  const random = randomStream(options.seed, mix(8, playlists.size))
  const people = peopleOf(row, random, account, options.accounts)
  const playlist = new Playlist({
    id: spotifyId(options.seed, 'playlist', playlists.size),
    name: row.name,
    now: options.now,
    description: row.description ?? '',
    isPublic: row.side === 'public' || row.side === 'followed',
    cover: row.bare ? 'none' : 'drawn',
    followers: row.side === 'public' || row.side === 'followed' ? between(random, 1, 900) : 0,
    entries: makeEntries(row, random, people, options.catalogue),
    ...people,
  })
  playlists.set(playlist.id, playlist)
  for (const person of [account, people.owner, ...people.collaborators]) {
    options.accounts.get(person.id)?.library.playlist.add(playlist, newestAt - nth * 9 * dayMs)
  }
}

interface People {
  owner: Person
  collaborators: readonly Person[]
}

/** What is shared with ada is ben's first; the rest belongs to the neighbours. */
function peopleOf(
  { side, name }: PlaylistRow,
  random: RandomStream,
  account: Person,
  accounts: Map<string, SimulatedAccount>,
): People {
  const neighbour = pick(random, neighbours)
  const ben = accounts.get('ben') ?? neighbour
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
