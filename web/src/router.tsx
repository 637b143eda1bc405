import type { QueryClient } from '@tanstack/react-query'
import { lazy } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { HomePage } from './home.route.tsx'
import { ProblemBoundary } from './problems/problem-boundary.tsx'
import { sessionQueries } from './session/session.queries.ts'
import { EmptyFrame } from './shell/empty-frame.tsx'
import { Root } from './shell/root.tsx'
import { RootProblem } from './shell/root-problem.tsx'
import type { ScreenHandle } from './shell/screen-handle.ts'

const PlayerBar = lazy(async () => ({ default: (await import('./player/bar/player-bar.tsx')).PlayerBar }))
const PlayerHost = lazy(async () => ({ default: (await import('./player/player-host.tsx')).PlayerHost }))

/** What the file of a screen hands over when it is first needed. */
type Screen = Pick<RouteObject, 'loader' | 'Component'>

export function createRouter(queryClient: QueryClient) {
  return createBrowserRouter([
    {
      loader: () => readSession(queryClient),
      // Another search on the same screen says nothing new of the session; it shall change without a wait.
      shouldRevalidate: ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
        defaultShouldRevalidate && (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search),
      element: <Root playerBar={<PlayerBar />} host={<PlayerHost />} />,
      errorElement: <RootProblem />,
      hydrateFallbackElement: <EmptyFrame />,
      children: screens(queryClient),
    },
  ])
}

/** Every screen, by address. A handle tells the shell its name, its frame, and what to ask for before it can be seen. */
function screens(queryClient: QueryClient): RouteObject[] {
  return [
    screen('/', { title: 'Deck', frame: 'bare-signed-out' }, { Component: HomePage }),
    screen('/denied', { title: 'Denied', frame: 'bare' }, async () => ({
      Component: (await import('./denied/denied.route.tsx')).DeniedScreen,
    })),
    screen('/account', { title: 'Account', frame: 'deck' }, async () => ({
      Component: (await import('./account/account.route.tsx')).AccountScreen,
    })),
    screen('/problems/:code', { title: 'Problem', frame: 'deck' }, async () => ({
      Component: (await import('./problems/problem.route.tsx')).ProblemScreen,
    })),
    screen('/scopes', { title: 'Scopes', frame: 'deck' }, async () =>
      (await import('./scopes/scopes.route.tsx')).scopesRoute(queryClient),
    ),
    screen('/explore/:operationId?', { title: 'Explore', frame: 'deck' }, async () =>
      (await import('./explore/explore.route.tsx')).exploreRoute(queryClient),
    ),
    screen('/playlists', { title: 'Playlists', frame: 'deck', scopes: ['playlist-read-private'] }, async () =>
      (await import('./playlists/playlists.route.tsx')).playlistsRoute(queryClient),
    ),
    screen('/playlists/:id', { title: 'Playlist', frame: 'deck', scopes: ['playlist-read-private'] }, async () =>
      (await import('./playlists/playlist.route.tsx')).playlistRoute(queryClient),
    ),
    screen(
      '/player',
      { title: 'Player', frame: 'deck', scopes: ['user-read-playback-state', 'user-read-currently-playing'] },
      async () => ({ Component: (await import('./player/player.route.tsx')).PlayerScreen }),
    ),
    screen('*', { title: 'Nothing here', frame: 'deck' }, async () => ({
      Component: (await import('./problems/not-found.tsx')).NotFoundScreen,
    })),
  ]
}

function screen(path: string, handle: ScreenHandle, how: Screen | (() => Promise<Screen>)): RouteObject {
  const own = typeof how === 'function' ? { lazy: () => withFrame(how, handle).catch(failedScreen) } : how
  return { path, handle, ErrorBoundary: ProblemBoundary, ...own }
}

/** The shell's file comes with the screen's, not after it. */
async function withFrame(how: () => Promise<Screen>, { frame }: ScreenHandle): Promise<Screen> {
  const [own] = await Promise.all([how(), frame === 'deck' && import('./shell/frame.tsx')])
  return own
}

/**
 * A screen whose file did not come fails as if its loader had: the router draws no error boundary for a failure of `lazy`
 * itself. Trying again loads the page anew, and with it the file.
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
