import type { QueryClient } from '@tanstack/react-query'
import { lazy } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { HomePage } from './home.route.tsx'
import { ProblemBoundary } from './problems/problem-boundary.tsx'
import { loadFrame, loadPlayerBar, loadPlayerHost, type Screen, type ScreenRoute, screens } from './screens.ts'
import { sessionQueries } from './session/session.queries.ts'
import { endEarly } from './shared/early-answers.ts'
import { EmptyFrame, Root, RootProblem } from './shell/root.tsx'

const PlayerBar = lazy(async () => ({ default: (await loadPlayerBar()).PlayerBar }))
const PlayerHost = lazy(async () => ({ default: (await loadPlayerHost()).PlayerHost }))

export function createRouter(queryClient: QueryClient) {
  endEarly()
  return createBrowserRouter([
    {
      loader: () => readSession(queryClient),
      // A new search on the same screen changes nothing in the session, so the screen must not wait for it.
      shouldRevalidate: ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
        defaultShouldRevalidate && (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search),
      element: <Root playerBar={<PlayerBar />} host={<PlayerHost />} />,
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
  const route = { path, handle, ErrorBoundary: ProblemBoundary }
  if (!load) return { ...route, Component: HomePage }
  const lazyRoute = async () => {
    // The file of the shell is loaded together with the file of the screen, not after it.
    const [screenRoute] = await Promise.all([load(), handle.frame === 'shell' && loadFrame()])
    return screenRoute(queryClient)
  }
  return { ...route, lazy: () => lazyRoute().catch(failedScreen) }
}

/**
 * A screen whose file could not be loaded fails like a screen whose loader failed, because the router draws no error
 * boundary when `lazy` itself fails. A retry reloads the page, and with it the file.
 */
function failedScreen(error: unknown): ScreenRoute {
  return { loader: () => Promise.reject(error) }
}

async function readSession(queryClient: QueryClient): Promise<null> {
  await Promise.all([
    queryClient.query({ ...sessionQueries.session(), staleTime: 'static' }),
    queryClient.query({ ...sessionQueries.provider(), staleTime: 'static' }),
  ])
  return null
}
