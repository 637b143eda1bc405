import { type OperationId, operation as rowOf } from '@scopedeck/server/contract/operations.ts'
import { scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '../shared/elements/card.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { AskButton } from './ask-for-scopes.tsx'
import { type Ask, lockedWords, useGate } from './gate.ts'

interface LockedScreenProps extends LockedWords {
  operation: OperationId
}

interface LockedWords {
  /** The blocked action as a noun: `Listing your playlists`. */
  what?: string
  /** What happens after the consent: `they show here`. */
  promise: string
  /** The outline of what would stand here. */
  children?: ReactNode
}

/**
 * In place of the content of a screen that the grant does not open: why, what the consent page will say, and the button
 * that asks, above the outline of the content. Nothing where the grant opens it.
 */
export function LockedScreen({ operation, ...words }: LockedScreenProps) {
  const gate = useGate(operation)
  if (gate.verdict.state !== 'blocked') return null
  return <Locked ask={gate} what={rowOf(operation).title} {...words} />
}

/** The same for scopes without which the calls of the screen would answer too. */
export function Locked({ ask, what, promise, children }: LockedWords & { ask: Ask; what: string }) {
  return (
    <>
      <Card className="flex flex-col items-start gap-4 sm:flex-row sm:gap-5 sm:p-6">
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-raised text-muted">
          <Icon of={Lock} />
        </span>
        <div className="min-w-0">
          <p className="max-w-[52ch] text-lead">{lockedWords(ask, what, promise)}</p>
          <ul className="mt-2 mb-5 flex flex-col gap-1 text-muted">
            {ask.missing.map((scope) => (
              <li key={scope}>
                “{scopeCatalogue[scope].consent}” <code className="text-small break-words">{scope}</code>
              </li>
            ))}
          </ul>
          <AskButton gate={ask} size="medium" />
        </div>
      </Card>
      {children && (
        <div aria-hidden className="mt-5 mask-b-from-0%">
          {children}
        </div>
      )}
    </>
  )
}
