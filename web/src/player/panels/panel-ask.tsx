import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { AskForScopes } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'

interface PanelAskProps {
  operation: OperationId
  what: string
  promise: string
}

/** In a panel whose contents the grant hides: which scope is missing, and the way to it. */
export function PanelAsk({ operation, what, promise }: PanelAskProps) {
  const gate = useGate(operation)
  return <AskForScopes gate={gate} what={what} promise={promise} tone="secondary" />
}
