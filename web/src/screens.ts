import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import { addressOf } from './shared/address.ts'
import type { ScreenHandle } from './shell/screen-handle.ts'

/** What the file of a screen exports for its route. */
interface ScreenRoute extends Pick<RouteObject, 'loader'> {
  Component: ComponentType
}

export interface Screen {
  /** Tells the shell the title, the frame, and the scopes that a sign-in asks for. */
  handle: ScreenHandle
  /** The file of the screen; left out where it is part of the app. */
  load?: () => Promise<(queryClient: QueryClient) => ScreenRoute>
  /** What the screen asks for first while a person is signed in, and the scope without which it does not ask. */
  first?: { scope?: Scope; addresses: (id: string) => string[] }
}

export const loadFrame = () => import('./shell/frame.tsx')
export const loadHome = () => import('./home/home-screen.tsx')
/** The guard of the account: a signed-in screen is not drawn before it. */
export const loadAccountGuard = () => import('./session/account-guard.ts')
export const loadPlayerBar = () => import('./player/bar/player-bar.tsx')
/** The messages of one request, which the explorer shows beside its answer. */
const loadRequestFlow = () => import('./flow/request-flow.tsx')
export const loadPlayerHost = () => import('./player/player-host.tsx')

const webApi = '/api/spotify/v1'
const listScope = 'playlist-read-private'
const playlist = (id: string) => `${webApi}/playlists/${id}`

const loadMusic = async () => (await import('./things/music.route.tsx')).musicRoutes
const loadSpoken = async () => (await import('./things/spoken.route.tsx')).spokenRoutes

/** A thing of the catalogue: it needs a session and no scope. */
const thing = (title: string, room: string, load: NonNullable<Screen['load']>): Screen => ({
  handle: { title, frame: 'shell', needsSession: true },
  load,
  first: { addresses: (id) => [`${webApi}/${room}/${id}`] },
})

/**
 * Every screen, by address. This table is in the first kilobytes that a page loads (`early.ts`), so that a screen's file and
 * data are on their way before the app is there. It imports functions of a few lines, and all else by `import()`.
 */
export const screens: Readonly<Record<string, Screen>> = {
  '/': {
    handle: { title: 'Deck', frame: 'bare-signed-out', scopes: [] },
    first: { addresses: () => [addressOf(`${webApi}/me/playlists`, { limit: 8 })] },
  },
  '/denied': {
    handle: { title: 'Denied', frame: 'bare' },
    load: () => import('./denied/denied.route.tsx').then(({ DeniedScreen }) => drawing(DeniedScreen)),
  },
  '/account': {
    handle: { title: 'Account', frame: 'shell', needsSession: true },
    load: () => import('./account/account.route.tsx').then(({ AccountScreen }) => drawing(AccountScreen)),
    first: { addresses: () => ['/api/sessions', `${webApi}/me`] },
  },
  '/problems/:code': {
    handle: { title: 'Problem', frame: 'shell' },
    load: () => import('./problems/problem.route.tsx').then(({ ProblemScreen }) => drawing(ProblemScreen)),
  },
  '/scopes': {
    handle: { title: 'Scopes', frame: 'shell' },
    load: () => import('./scopes/scopes.route.tsx').then(({ scopesRoute }) => scopesRoute),
  },
  '/explore/:operationId?': {
    handle: { title: 'Explore', frame: 'shell' },
    load: () =>
      import('./explore/explore.route.tsx').then(
        ({ exploreRoute }) =>
          () =>
            exploreRoute(loadRequestFlow),
      ),
  },
  '/flow': {
    handle: { title: 'Flow', frame: 'shell', needsSession: true },
    load: () => import('./flow/flow.route.tsx').then(({ FlowScreen }) => drawing(FlowScreen)),
  },
  '/lab': {
    handle: { title: 'Lab', frame: 'shell' },
    load: () => import('./lab/lab.route.tsx').then(({ LabScreen }) => drawing(LabScreen)),
  },
  '/playlists': {
    handle: { title: 'Playlists', frame: 'shell', scopes: [listScope] },
    load: () => import('./playlists/playlists.route.tsx').then(({ playlistsRoute }) => playlistsRoute),
    first: { addresses: () => [addressOf(`${webApi}/me/playlists`, { limit: 50, offset: 0 })] },
  },
  '/playlists/:id': {
    handle: { title: 'Playlist', frame: 'shell', scopes: [listScope] },
    load: () => import('./playlists/playlist.route.tsx').then(({ playlistRoute }) => playlistRoute),
    first: {
      scope: listScope,
      addresses: (id) => [
        playlist(id),
        addressOf(`${playlist(id)}/items`, { limit: 50, offset: 0, additional_types: 'track,episode' }),
      ],
    },
  },
  '/search': {
    handle: { title: 'Search', frame: 'shell', needsSession: true },
    load: () => import('./search/search.route.tsx').then(({ SearchScreen }) => drawing(SearchScreen)),
  },
  '/albums/:id': thing('Album', 'albums', async () => (await loadMusic()).album),
  '/artists/:id': thing('Artist', 'artists', async () => (await loadMusic()).artist),
  '/shows/:id': thing('Show', 'shows', async () => (await loadSpoken()).show),
  '/episodes/:id': thing('Episode', 'episodes', async () => (await loadSpoken()).episode),
  '/audiobooks/:id': thing('Audiobook', 'audiobooks', async () => (await loadSpoken()).audiobook),
  '/player': {
    handle: { title: 'Player', frame: 'shell', scopes: ['user-read-playback-state', 'user-read-currently-playing'] },
    load: () => import('./player/player.route.tsx').then(({ PlayerScreen }) => drawing(PlayerScreen)),
  },
}

function drawing(Component: ComponentType): () => ScreenRoute {
  return () => ({ Component })
}

/** The screen at a path, and the parameter of its address, as it stands there. */
export function screenAt(pathname: string): { screen: Screen; id: string } | undefined {
  for (const [path, screen] of Object.entries(screens)) {
    const match = patternOf(path).exec(pathname)
    if (match) return { screen, id: match[1] ?? '' }
  }
  return undefined
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\/:\w+/, '(?:/([^/]+))')}/?$`)
}
