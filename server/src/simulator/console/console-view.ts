import type { FaultInForce } from '../controls/faults.ts'
import type { LoggedRequest, NumberedRequest } from '../controls/request-log.ts'
import { stateOf } from '../controls/state.ts'
import type { StateView } from '../controls/views.ts'
import type { Simulation } from '../simulation.ts'
import type { SimulatedAccount } from '../world/account.ts'

/** An account, as the page shows it. */
export interface ConsoleAccount {
  id: string
  premium: boolean
  allowlisted: boolean
  saved: number
  /** Items in its longest playlist. */
  longestPlaylist: number
  /** How many different scopes it has granted; `undefined` without a grant. */
  scopes: number | undefined
  playing: string | null
}

export interface WorldAddress {
  id: string
  origin: string
}

/** Everything that the page shows. */
export interface ConsoleView {
  state: StateView
  accounts: ConsoleAccount[]
  faults: readonly FaultInForce[]
  /** The latest requests, newest first: so many without pictures, and fewer for pictures. */
  requests: readonly NumberedRequest[]
  /** How many requests there ever were. */
  received: number
  /** What is in the world: `260 artists, …`. */
  contents: Record<string, number>
  clientSecret: string
  worlds: WorldAddress[]
  /** The path of the world that the page is of. */
  basePath: string
}

/** How many requests the page holds; the log itself keeps more. */
const shownRequests = 200
const shownPictures = 50

/** A screen of a client asks for dozens of them. */
export const isPicture = ({ path }: LoggedRequest) => path.startsWith('/art/')

export function consoleView(simulation: Simulation, worlds: WorldAddress[]): ConsoleView {
  const { world, log, clients, faults } = simulation
  const state = stateOf(simulation)
  const { artists, albums, shows } = world.catalogue
  const songs = albums.reduce((sum, { tracks }) => sum + tracks.length, 0)
  return {
    state,
    accounts: [...world.accounts.values()].map((account) => describe(account, state)),
    faults: faults.list(),
    requests: [
      ...log.latest(shownRequests, (request) => !isPicture(request)),
      ...log.latest(shownPictures, isPicture),
    ].toSorted((one, other) => other.nth - one.nth),
    received: log.received,
    contents: {
      artist: artists.length,
      album: albums.length,
      song: songs,
      show: shows.length,
      playlist: world.playlists.size,
    },
    clientSecret: clients.values().next().value?.clientSecret ?? '',
    worlds,
    basePath: simulation.basePath,
  }
}

function describe(
  { id, premium, allowlisted, library, playback }: SimulatedAccount,
  { grants }: StateView,
): ConsoleAccount {
  const held = grants.filter(({ account, revoked }) => account === id && !revoked)
  return {
    id,
    premium,
    allowlisted,
    saved: library.track.rows.length,
    longestPlaylist: Math.max(0, ...library.playlist.rows.map(({ item }) => item.entries.length)),
    scopes: held.length === 0 ? undefined : new Set(held.flatMap(({ scopes }) => scopes)).size,
    playing: playback.isPlaying ? (playback.item?.name ?? null) : null,
  }
}
