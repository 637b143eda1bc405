import type { Library, SimulatedAccount } from './account.ts'
import type { Catalogue } from './catalogue.ts'
import type { Person } from './person.ts'
import { PlayHistory } from './play-history.ts'
import { Playback } from './playback.ts'
import { Playlist } from './playlist.ts'
import { digest, mix } from './random.ts'
import { Shelf } from './shelf.ts'
import { spotifyId } from './spotify-id.ts'
import type { AccountPlan, PlaylistPlan, WorldPlan } from './world-plan.ts'

interface NewPlaylist {
  name: string
  description: string
  isPublic: boolean
  isCollaborative: boolean
}

/** The simulated world: catalogue, accounts and playlists. */
export interface World {
  readonly plan: WorldPlan
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly catalogue: Catalogue
  readonly accounts: ReadonlyMap<string, SimulatedAccount>
  readonly playlists: ReadonlyMap<string, Playlist>
  /** An account, or a person who never signs in. */
  findPerson(id: string): Person | undefined
  createPlaylist(owner: SimulatedAccount, details: NewPlaylist): Playlist
  /** A playlist that was there before, in a snapshot. */
  addPlaylist(playlist: Playlist): void
}

/** A world as it is planned. It costs little: what no account can change stays the plan's. */
export function createWorld(plan: WorldPlan, now: () => number): World {
  const { seed, catalogue, people } = plan
  const playlists = new Map(plan.playlists.map((each) => [each.id, createPlaylist(each, now)]))
  const accounts = new Map(plan.accounts.map((each) => [each.id, createAccount(each, { plan, playlists, now })]))
  return {
    plan,
    now,
    catalogue,
    accounts,
    playlists,
    findPerson: (id) => accounts.get(id) ?? people.find((person) => person.id === id),
    createPlaylist: (owner, details) => {
      const playlist = new Playlist({ ...details, id: spotifyId(seed, 'playlist', playlists.size), owner, now })
      playlists.set(playlist.id, playlist)
      owner.library.playlist.add(playlist, now())
      return playlist
    },
    addPlaylist: (playlist) => {
      playlists.set(playlist.id, playlist)
    },
  }
}

function createPlaylist({ keptBy: _, ...plan }: PlaylistPlan, now: () => number): Playlist {
  return new Playlist({ ...plan, now })
}

interface Surroundings {
  plan: WorldPlan
  playlists: ReadonlyMap<string, Playlist>
  now: () => number
}

function createAccount(account: AccountPlan, { plan, playlists, now }: Surroundings): SimulatedAccount {
  const { saved, plays, playing, resumePoints, devices, ...rest } = account
  const history = new PlayHistory(plays.map(({ agoMs, ...play }) => ({ ...play, playedAt: now() - agoMs })))
  const playback = new Playback({ seed: mix(plan.seed, digest(account.id)), now, history })
  if (playing) playback.start(playing)
  const library: Library = {
    track: new Shelf(saved.track),
    album: new Shelf(saved.album),
    show: new Shelf(saved.show),
    episode: new Shelf(saved.episode),
    audiobook: new Shelf(saved.audiobook),
    artist: new Shelf(saved.artist),
    user: new Shelf(),
    playlist: new Shelf(keptPlaylists(account.id, plan, playlists)),
  }
  return {
    ...rest,
    library,
    history,
    playback,
    privateFollows: new Set(),
    resumePoints: new Map(resumePoints),
    devices: devices.map((device) => ({ ...device })),
  }
}

function keptPlaylists(accountId: string, plan: WorldPlan, playlists: ReadonlyMap<string, Playlist>) {
  return plan.playlists.flatMap(({ id, keptBy }) => {
    const item = playlists.get(id)
    const kept = keptBy.find((account) => account.id === accountId)
    return item && kept ? [{ item, addedAt: kept.addedAt }] : []
  })
}
