import type { QueryClient } from '@tanstack/react-query'
import { lazy } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { HomePage } from './home.route.tsx'
import { ProblemBoundary } from './problems/problem-boundary.tsx'
import { sessionQueries } from './session/session.queries.ts'
import { EmptyFrame, Root, RootProblem } from './shell/root.tsx'
import type { ScreenHandle } from './shell/screen-handle.ts'

const PlayerBar = lazy(async () => ({ default: (await import('./player/bar/player-bar.tsx')).PlayerBar }))
const PlayerHost = lazy(async () => ({ default: (await import('./player/player-host.tsx')).PlayerHost }))

/** What the file of a screen exports for its route. */
type Screen = Pick<RouteObject, 'loader' | 'Component'>

export function createRouter(queryClient: QueryClient) {
  return createBrowserRouter([
    {
      loader: () => readSession(queryClient),
      // A new search on the same screen changes nothing in the session, so the screen must not wait for it.
      shouldRevalidate: ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
        defaultShouldRevalidate && (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search),
      element: <Root playerBar={<PlayerBar />} host={<PlayerHost />} />,
      errorElement: <RootProblem />,
      hydrateFallbackElement: <EmptyFrame />,
      children: screens(queryClient),
    },
  ])
}

/** Every screen, by address. Its handle tells the shell the title, the frame and the scopes that a sign-in asks for. */
function screens(queryClient: QueryClient): RouteObject[] {
  return [
    screen('/', { title: 'Deck', frame: 'bare-signed-out' }, { Component: HomePage }),
    screen('/denied', { title: 'Denied', frame: 'bare' }, async () => ({
      Component: (await import('./denied/denied.route.tsx')).DeniedScreen,
    })),
    screen('/account', { title: 'Account', frame: 'shell' }, async () => ({
      Component: (await import('./account/account.route.tsx')).AccountScreen,
    })),
    screen('/problems/:code', { title: 'Problem', frame: 'shell' }, async () => ({
      Component: (await import('./problems/problem.route.tsx')).ProblemScreen,
    })),
    screen('/scopes', { title: 'Scopes', frame: 'shell' }, async () =>
      (await import('./scopes/scopes.route.tsx')).scopesRoute(queryClient),
    ),
    screen('/explore/:operationId?', { title: 'Explore', frame: 'shell' }, async () =>
      (await import('./explore/explore.route.tsx')).exploreRoute(queryClient),
    ),
    screen('/playlists', { title: 'Playlists', frame: 'shell', scopes: ['playlist-read-private'] }, async () =>
      (await import('./playlists/playlists.route.tsx')).playlistsRoute(queryClient),
    ),
    screen('/playlists/:id', { title: 'Playlist', frame: 'shell', scopes: ['playlist-read-private'] }, async () =>
      (await import('./playlists/playlist.route.tsx')).playlistRoute(queryClient),
    ),
    screen(
      '/player',
      { title: 'Player', frame: 'shell', scopes: ['user-read-playback-state', 'user-read-currently-playing'] },
      async () => ({ Component: (await import('./player/player.route.tsx')).PlayerScreen }),
    ),
    screen('*', { title: 'Nothing here', frame: 'shell' }, async () => ({
      Component: (await import('./problems/problem.route.tsx')).NotFoundScreen,
    })),
  ]
}

function screen(path: string, handle: ScreenHandle, how: Screen | (() => Promise<Screen>)): RouteObject {
  const own = typeof how === 'function' ? { lazy: () => withFrame(how, handle).catch(failedScreen) } : how
  return { path, handle, ErrorBoundary: ProblemBoundary, ...own }
}

/** Loads the file of the shell together with the file of the screen, not after it. */
async function withFrame(how: () => Promise<Screen>, { frame }: ScreenHandle): Promise<Screen> {
  const [own] = await Promise.all([how(), frame === 'shell' && import('./shell/frame.tsx')])
  return own
}

/**
 * A screen whose file could not be loaded fails like a screen whose loader failed, because the router draws no error
 * boundary when `lazy` itself fails. A retry reloads the page, and with it the file.
 */
function failedScreen(error: unknown): Screen {
  return { loader: () => Promise.reject(error) }
}

async function readSession(queryClient: QueryClient): Promise<null> {
  await Promise.all([
    queryClient.query({ ...sessionQueries.session(), staleTime: 'static' }),
    queryClient.query({ ...sessionQueries.provider(), staleTime: 'static' }),
  ])
  return null
}
