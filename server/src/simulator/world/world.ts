import type { SimulatedAccount } from './account.ts'
import { createAccounts } from './accounts.ts'
import { type Catalogue, createCatalogue } from './catalogue.ts'
import { neighbours, type Person, spotify } from './person.ts'
import { Playlist } from './playlist.ts'
import { createPlaylists } from './playlists.ts'
import { spotifyId } from './spotify-id.ts'

interface WorldOptions {
  /** The same number makes the same world, on every machine. */
  seed: number
  /** Epoch milliseconds. */
  now: () => number
  /** One made from the same seed before: it never changes, so a new world can take it over. */
  catalogue?: Catalogue
}

interface NewPlaylist {
  name: string
  description: string
  isPublic: boolean
  isCollaborative: boolean
}

/** The simulated world: catalogue, accounts and playlists. */
export interface World {
  readonly seed: number
  readonly now: () => number
  readonly catalogue: Catalogue
  readonly accounts: ReadonlyMap<string, SimulatedAccount>
  readonly playlists: ReadonlyMap<string, Playlist>
  /** An account, or a person who never signs in. */
  findPerson(id: string): Person | undefined
  createPlaylist(owner: SimulatedAccount, details: NewPlaylist): Playlist
}

export function createWorld({ seed, now, catalogue = createCatalogue(seed) }: WorldOptions): World {
  const accounts = createAccounts({ seed, now, catalogue })
  const playlists = createPlaylists({ seed, now, catalogue, accounts })
  startMusic(catalogue, accounts)
  return {
    seed,
    now,
    catalogue,
    accounts,
    playlists,
    findPerson: (id) => accounts.get(id) ?? [...neighbours, spotify].find((person) => person.id === id),
    createPlaylist: (owner, { name, description, isPublic, isCollaborative }) => {
      const id = spotifyId(seed, 'playlist', playlists.size)
      const playlist = new Playlist({ id, name, owner, now, description, isPublic, isCollaborative })
      playlists.set(id, playlist)
      owner.library.playlist.add(playlist, now())
      return playlist
    },
  }
}

/** Ada is in the middle of a song, Ben at the beginning of an album; the others are silent. */
function startMusic({ wellKnown }: Catalogue, accounts: ReadonlyMap<string, SimulatedAccount>): void {
  const ada = accounts.get('ada')
  const everything = ada?.library.playlist.rows[0]?.item
  const items = everything?.entries
    .map(({ item }) => item)
    .filter((item) => item?.kind === 'track' || item?.kind === 'episode')
  if (everything && items)
    ada?.playback.start({ items, positionMs: 84_000, contextUri: `spotify:playlist:${everything.id}` })
  const album = wellKnown[1]?.album
  if (album)
    accounts
      .get('ben')
      ?.playback.start({ items: album.tracks, positionMs: 21_000, contextUri: `spotify:album:${album.id}` })
}
