import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { AskButton } from './ask-for-scopes.tsx'
import { useAskFor, useVerdict } from './gate.ts'

interface LeftOutProps {
  operation: OperationId
  /** The rows that each scope adds: `your private playlists`. */
  rows: Partial<Record<Scope, string>>
}

/** Below a list that Spotify shortens without a word: what is not in it, and the button that asks for the permission. */
export function LeftOut({ operation, rows }: LeftOutProps) {
  return useVerdict(operation).wouldAdd.map((scope) => {
    const what = rows[scope]
    return what && <LeftOutRows key={scope} scope={scope} what={what} />
  })
}

function LeftOutRows({ scope, what }: { scope: Scope; what: string }) {
  const ask = useAskFor([scope])
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 text-small text-muted">
      <p>
        {ask.isWithheld ? 'In the lens you switched off ' : `Spotify leaves out ${what} without `}
        <code className="break-words">{scope}</code>
        {ask.isWithheld ? `. Without it, Spotify leaves out ${what}.` : '.'}
      </p>
      <AskButton gate={ask} tone="secondary" />
    </div>
  )
}
