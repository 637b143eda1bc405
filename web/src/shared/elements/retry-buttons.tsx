import { RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { canReload, canRetry, type ScreenProblem } from '../problem.ts'
import { Button, type ButtonSize } from './button.tsx'
import { Icon } from './icon.tsx'

interface RetryButtonsProps {
  problem: ScreenProblem
  onRetry: (() => void) | undefined
  /** Whether it is tried again without a press, once the browser is online again. */
  byItself?: boolean
  size?: ButtonSize
  /** Further buttons and links. */
  children?: ReactNode
}

/**
 * The ways on from a problem. The problem catalogue says whether trying again can help; only then is it offered, and done
 * by itself once the browser is online again.
 */
export function RetryButtons({ problem, onRetry, byItself = true, size = 'medium', children }: RetryButtonsProps) {
  const retry = onRetry && canRetry(problem) ? onRetry : undefined
  useRetryOnceOnline(byItself ? retry : undefined)
  const reload = onRetry && canReload(problem)
  if (!retry && !reload && !children) return null
  return (
    <div className="flex flex-wrap gap-2">
      {retry && (
        <Button size={size} icon={<Icon of={RotateCcw} />} onClick={retry}>
          Try again
        </Button>
      )}
      {reload && (
        <Button size={size} onClick={() => location.reload()}>
          Load the page again
        </Button>
      )}
      {children}
    </div>
  )
}

/** Tries again when the browser says that it is online again. */
export function useRetryOnceOnline(retry: (() => void) | undefined): void {
  const latest = useRef(retry)
  useEffect(() => {
    latest.current = retry
  })
  useEffect(() => {
    const onOnline = () => latest.current?.()
    window.addEventListener('online', onOnline)
    return () => window.removeEventListener('online', onOnline)
  }, [])
}
