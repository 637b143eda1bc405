import type { ReactNode } from 'react'
import { useLocation, useMatches } from 'react-router'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { RetryButtons, useRetryOnceOnline } from '../shared/elements/retry-buttons.tsx'
import { Screen } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { Part, type Trouble } from '../shared/part.tsx'
import { inSentence } from '../shared/problem.ts'
import { readHandle } from '../shell/screen-handle.ts'
import { ProblemActions } from './problem-actions.tsx'
import { TroubleGroup } from './trouble-group.tsx'

/** Around every screen. Going anywhere draws it again. */
export function ScreenPart({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  return (
    <TroubleGroup>
      <Part
        resetKey={key}
        loading={<Loading what="this screen" />}
        failed={(trouble) => <ScreenTrouble {...trouble} />}
      >
        {children}
      </Part>
    </TroubleGroup>
  )
}

/** A trouble in place of a whole screen. */
export function ScreenTrouble({ problem, retry }: Trouble) {
  const { scopes = [] } = readHandle(useMatches())
  return (
    <Screen>
      <ProblemPanel problem={problem} level={1} onRetry={retry}>
        <ProblemActions problem={problem} scopes={scopes} />
      </ProblemPanel>
    </Screen>
  )
}

/** A trouble in one line, as high as the player bar. */
export function BarTrouble({ problem, retry }: Trouble) {
  return (
    <div role="alert" className="flex h-full items-center justify-center gap-3 px-4">
      <p className="min-w-0 truncate">The player: {inSentence(problem)}.</p>
      <RetryButtons problem={problem} onRetry={retry} size="small" />
    </div>
  )
}

/** Draws nothing, and tries again once the browser is online again. */
export function RetryByItself({ retry }: Trouble) {
  useRetryOnceOnline(retry)
  return null
}
