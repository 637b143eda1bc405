import { type ReactNode, use, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { ProblemLine } from '../shared/elements/problem-line.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { useStore } from '../shared/external-store.ts'
import { Part, type Trouble } from '../shared/part.tsx'
import { canRetry } from '../shared/problem.ts'
import { ProblemActions } from './problem-actions.tsx'
import { TroublesContext } from './trouble-group.tsx'

interface InnerPartProps {
  loading?: ReactNode
  resetKey?: unknown
  children: ReactNode
}

/** Around a large part of a screen, which fails with a panel in its place. */
export function PanelPart(props: InnerPartProps) {
  return <Part {...props} failed={(trouble) => <PanelTrouble {...trouble} />} />
}

/** Around what is inside a card or a popover, which fails with two lines in its place. */
export function LinePart(props: InnerPartProps) {
  return <Part {...props} failed={lineTrouble} />
}

/** A trouble in place of a part of a screen. */
export function PanelTrouble(trouble: Trouble) {
  return (
    <TroubleInGroup
      {...trouble}
      draw={({ problem, retry }) => (
        <ProblemPanel problem={problem} onRetry={retry}>
          <ProblemActions problem={problem} />
        </ProblemPanel>
      )}
    />
  )
}

/** The same in two lines, for what is small. */
export function LineTrouble(trouble: Trouble) {
  return (
    <TroubleInGroup
      {...trouble}
      draw={({ problem, retry }) => (
        <ProblemLine problem={problem} onRetry={retry}>
          <ProblemActions problem={problem} />
        </ProblemLine>
      )}
    />
  )
}

/** `LineTrouble` as a function, for `Reading`. */
export const lineTrouble = (trouble: Trouble): ReactNode => <LineTrouble {...trouble} />

interface TroubleInGroupProps extends Trouble {
  /** Draws the trouble in full. */
  draw: (trouble: Trouble) => ReactNode
}

/**
 * A trouble in full, or a short line where another part of the screen tells it already. Two troubles are the same where they
 * have one code and end by themselves; any other needs an act of its own, such as a consent, and is always told.
 */
function TroubleInGroup({ problem, retry, draw }: TroubleInGroupProps) {
  const id = useId()
  const troubles = use(TroublesContext)
  const latest = useRef(retry)
  useEffect(() => {
    latest.current = retry
  })
  // Before the first paint: otherwise all of them would show for a moment.
  useLayoutEffect(
    () => troubles.add({ id, code: problem.code, retry: () => latest.current() }),
    [troubles, id, problem.code],
  )
  const same = useStore(troubles).filter(({ code }) => code === problem.code)
  if (!canRetry(problem)) return draw({ problem, retry })
  const [first] = same
  if (first && first.id !== id) return <p className="text-muted">Not shown, for the same reason.</p>
  return draw({ problem, retry: () => same.forEach(({ retry: again }) => void again()) })
}
