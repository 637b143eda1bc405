import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { HomePage } from './home.route.tsx'
import { BarTrouble, RetryByItself, ScreenPart } from './problems/screen-part.tsx'
import { loadAccountGuard, loadFrame, loadPlayerBar, loadPlayerHost, type Screen, screens } from './screens.ts'
import { sessionQueries } from './session/session.queries.ts'
import { ArrivalProvider } from './shared/arrival.tsx'
import { endEarly } from './shared/early-answers.ts'
import { lazyPart } from './shared/lazy-part.tsx'
import { Part } from './shared/part.tsx'
import { RootProblem } from './shell/page-problem.tsx'
import { EmptyFrame, Root } from './shell/root.tsx'

const PlayerBar = lazyPart(async () => (await loadPlayerBar()).PlayerBar)
const PlayerHost = lazyPart(async () => (await loadPlayerHost()).PlayerHost)

const playerBar = (
  <Part failed={(trouble) => <BarTrouble {...trouble} />}>
    <PlayerBar />
  </Part>
)
/** What it does for the other screens is missing where it fails; the bar tells of that. It is had again together with the bar. */
const host = (
  <Part failed={(trouble) => <RetryByItself {...trouble} />}>
    <PlayerHost />
  </Part>
)

export function createRouter(queryClient: QueryClient) {
  endEarly()
  return createBrowserRouter([
    {
      loader: ({ request }) => readSession(queryClient, request),
      // A new search on the same screen changes nothing in the session, so the screen must not wait for it.
      shouldRevalidate: ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
        defaultShouldRevalidate && (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search),
      element: (
        <ArrivalProvider>
          <Root playerBar={playerBar} host={host} />
        </ArrivalProvider>
      ),
      errorElement: <RootProblem />,
      hydrateFallbackElement: <EmptyFrame />,
      children: [
        ...Object.entries(screens).map(([path, screen]) => routeOf(path, screen, queryClient)),
        routeOf('*', nothingHere, queryClient),
      ],
    },
  ])
}

const nothingHere: Screen = {
  handle: { title: 'Nothing here', frame: 'shell' },
  load: async () => {
    const { NotFoundScreen } = await import('./problems/problem.route.tsx')
    return () => ({ Component: NotFoundScreen })
  },
}

function routeOf(path: string, screen: Screen, queryClient: QueryClient): RouteObject {
  const { handle, load } = screen
  const route = { path, handle }
  if (!load) return { ...route, Component: inPart(HomePage) }
  const loadRoute = async () => {
    // The file of the shell is loaded together with the file of the screen, not after it.
    const [screenRoute] = await Promise.all([load(), handle.frame === 'shell' && loadFrame()])
    return screenRoute(queryClient)
  }
  const lazyRoute = async () => {
    const { Component, ...rest } = await loadRoute()
    return { ...rest, Component: inPart(Component) }
  }
  // The router asks for a file once. Where it could not be had, the screen itself asks for it again.
  const later = { Component: inPart(lazyPart(async () => (await loadRoute()).Component)) }
  return { ...route, lazy: () => lazyRoute().catch(() => later) }
}

function inPart(Screen: ComponentType): ComponentType {
  return () => (
    <ScreenPart>
      <Screen />
    </ScreenPart>
  )
}

async function readSession(queryClient: QueryClient, request: Request): Promise<null | Response> {
  const [session] = await Promise.all([
    queryClient.query({ ...sessionQueries.session(), staleTime: 'static' }),
    queryClient.query({ ...sessionQueries.provider(), staleTime: 'static' }),
  ])
  if (!session.authenticated) return null
  return (await loadAccountGuard()).redirectFor(session.accountMark, request.url)
}
