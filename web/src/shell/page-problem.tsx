import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRouteError } from 'react-router'
import { sessionQueries } from '../session/session.queries.ts'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { Part } from '../shared/part.tsx'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { Mark } from './mark.tsx'

const SimulatedNote = lazyPart(async () => (await import('./simulated-note.tsx')).default)

interface PageProblemProps {
  problem: ScreenProblem
  retry: () => void
  /** 2 outside the router, where a page has no heading of its own. */
  level?: 1 | 2
  /** Above the problem. */
  note?: ReactNode
}

/** A problem in place of the whole page, without the shell. */
export function PageProblem({ problem, retry, level = 1, note }: PageProblemProps) {
  return (
    <main id="main" className="grid h-dvh place-items-center overflow-y-auto p-4">
      <div className="w-full max-w-[600px] rounded-panel bg-panel p-6 md:p-9">
        <div className="mb-6">
          <Mark />
        </div>
        {note}
        <ProblemPanel problem={problem} level={level} onRetry={retry} />
      </div>
    </main>
  )
}

/** Shown when the session could not be read. Trying again loads the page again, and with it everything. */
export function RootProblem() {
  return <PageProblem problem={problemOf(useRouteError())} retry={() => location.reload()} note={<KnownNote />} />
}

/** Which Spotify it is may be known, though the session is not. */
export function KnownNote() {
  if (useQueryClient().getQueryData(sessionQueries.provider().queryKey) === undefined) return null
  return (
    <Part failed={() => null}>
      <SimulatedNote />
    </Part>
  )
}
