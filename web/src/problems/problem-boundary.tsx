import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { isRouteErrorResponse, useMatches, useRevalidator, useRouteError } from 'react-router'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { localProblem, problemOf, type ScreenProblem } from '../shared/problem.ts'
import { ProblemActions } from './problem-actions.tsx'

/** Stands where a screen failed to load or to draw: the problem in full, and the way on. */
export function ProblemBoundary() {
  const error = useRouteError()
  const problem = problemOfRoute(error)
  const { revalidate } = useRevalidator()
  const { reset } = useQueryErrorResetBoundary()
  const matches = useMatches()
  const retry = () => {
    if (isMissingFile(error)) return location.reload()
    reset()
    void revalidate()
  }
  return (
    <Screen>
      <ProblemPanel problem={problem} level={1} {...(isWorthRetrying(problem) ? { onRetry: retry } : {})}>
        <ProblemActions problem={problem} scopes={scopesOfScreen(matches.at(-1)?.handle)} />
      </ProblemPanel>
    </Screen>
  )
}

function problemOfRoute(error: unknown): ScreenProblem {
  if (isRouteErrorResponse(error) && error.status === 404) return localProblem('not-found')
  if (isMissingFile(error)) return localProblem('unreachable')
  return problemOf(error)
}

/** A screen's own file could not be loaded: the network went away, or a new version took the old one's place. */
function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message)
}

function isWorthRetrying({ status, retryAfter }: ScreenProblem): boolean {
  return status === 0 || status >= 500 || retryAfter !== undefined
}

function scopesOfScreen(handle: unknown): readonly string[] {
  if (typeof handle !== 'object' || handle === null || !('scopes' in handle) || !Array.isArray(handle.scopes)) return []
  return handle.scopes.filter((scope) => typeof scope === 'string')
}
