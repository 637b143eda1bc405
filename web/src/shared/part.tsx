import { type ReactNode, Suspense, useEffect } from 'react'
import { ErrorCatcher } from './error-catcher.tsx'
import { canReload, problemOf, type ScreenProblem } from './problem.ts'
import { useToast } from './toaster.tsx'

/** What went wrong in a part of the page, and what tries once more. */
export interface Trouble {
  problem: ScreenProblem
  retry: () => void
}

interface PartProps {
  /** Stands in place of the children while their file is loading. */
  loading?: ReactNode
  /** Draws what stands in place of the children once they have failed. */
  failed: (trouble: Trouble) => ReactNode
  /** Once it changes, the children are drawn again after a failure. */
  resetKey?: unknown
  children: ReactNode
}

/** A part of the page that loads, fails and recovers by itself, while the rest of the page stays as it is. */
export function Part({ loading = null, failed, resetKey, children }: PartProps) {
  return (
    <ErrorCatcher resetKey={resetKey} failed={(error, retry) => failed({ problem: problemOf(error), retry })}>
      <Suspense fallback={loading}>{children}</Suspense>
    </ErrorCatcher>
  )
}

/** Tells of what failed to open and has no place of its own on the page: a dialog, a menu, the palette. */
export function useTellNotOpened(): (problem: ScreenProblem) => void {
  const toast = useToast()
  return (problem) => {
    const next = problem.code === 'offline' ? 'Do it again once you are back online.' : 'Do it again in a moment.'
    const reload = { label: 'Load the page again', onAct: () => location.reload() }
    toast({
      topic: 'not-opened',
      tone: 'bad',
      text: `${problem.title}, so this can’t open. ${next}`,
      ...(canReload(problem) ? { action: reload } : {}),
    })
  }
}

interface NotOpenedProps {
  problem: ScreenProblem
  /** Puts things back as they were before, so that a person can do it again. */
  onTold: () => void
}

/** In place of a dialog that failed: a toast. */
export function NotOpened({ problem, onTold }: NotOpenedProps) {
  const tell = useTellNotOpened()
  useEffect(() => {
    tell(problem)
    onTold()
  }, [problem])
  return null
}
