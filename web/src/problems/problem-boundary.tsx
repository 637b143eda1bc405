import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { isRouteErrorResponse, useMatches, useRevalidator, useRouteError } from 'react-router'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { localProblem, problemOf, type ScreenProblem } from '../shared/problem.ts'
import { readHandle } from '../shell/screen-handle.ts'
import { ProblemActions } from './problem-actions.tsx'

/** Replaces a screen that failed to load or to draw: the problem in full, and what to do next. */
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
        <ProblemActions problem={problem} scopes={readHandle(matches).scopes ?? []} />
      </ProblemPanel>
    </Screen>
  )
}

function problemOfRoute(error: unknown): ScreenProblem {
  if (isRouteErrorResponse(error) && error.status === 404) return localProblem('not-found')
  if (isMissingFile(error)) return localProblem('unreachable')
  return problemOf(error)
}

/** The file of a screen could not be loaded: the browser is offline, or a new version has replaced the old files. */
function isMissingFile(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message)
}

function isWorthRetrying({ status, retryAfter }: ScreenProblem): boolean {
  return status === 0 || status >= 500 || retryAfter !== undefined
}
