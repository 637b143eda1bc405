import type { SimulatedAccount } from './account.ts'
import type { Catalogue } from './catalogue.ts'
import { makeEverything } from './everything.ts'
import { neighbours, type Person, spotify } from './person.ts'
import { type Entry, Playlist } from './playlist.ts'
import { adaPlaylists, benPlaylists, dovPlaylists, type PlaylistRow, spotifyPlaylists } from './playlist-rows.ts'
import { between, mix, pick, type RandomStream, randomStream } from './random.ts'
import { spotifyId } from './spotify-id.ts'

interface PlaylistsOptions {
  seed: number
  now: () => number
  catalogue: Catalogue
  accounts: Map<string, SimulatedAccount>
}

const dayMs = 86_400_000
const newestAt = Date.UTC(2026, 9, 20, 18)

/** Everybody's playlists, put on the shelves of those who see them. */
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
