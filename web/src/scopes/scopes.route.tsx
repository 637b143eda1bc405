import type { QueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { useScrollMemory } from '../shared/use-scroll-memory.ts'
import { AskButton } from './ask-button.tsx'
import { Picker } from './picker.tsx'
import { RequestCards } from './request-cards.tsx'
import { RequestSheet } from './request-sheet.tsx'
import { SmallerSelectionNote } from './smaller-selection-note.tsx'
import { Totals } from './totals.tsx'
import { UnknownScopes } from './unknown-scopes.tsx'
import { type SelectionState, useSelection } from './use-selection.ts'

/** Everything here is derived from tables and from the session, which the root has read. */
export const scopesRoute = (_queryClient: QueryClient) => ({ Component: ScopesScreen })

/** The picker beside the request it makes; on a narrow screen the request is a sheet, and the button stays in reach. */
function ScopesScreen() {
  const selection = useSelection()
  const list = useRef<HTMLDivElement>(null)
  useScrollMemory(list, 'scopes')
  return (
    <div className="@4xl/main:grid @4xl/main:h-full @4xl/main:grid-cols-[minmax(0,1fr)_minmax(360px,39%)]">
      <div ref={list} className="@container/list min-w-0 @4xl/main:overflow-y-auto">
        <Screen className="pb-2">
          <PageHeader title="What may this app do?" actions={<Totals selection={selection} />}>
            <span className="max-md:hidden">Tick permissions, and watch the request that they make.</span>
          </PageHeader>
          <UnknownScopes selection={selection} />
          <Picker selection={selection} />
        </Screen>
        <NarrowFoot selection={selection} />
      </div>
      <WideSide selection={selection} />
    </div>
  )
}

function WideSide({ selection }: { selection: SelectionState }) {
  return (
    <section aria-label="The request" className="hidden min-h-0 flex-col border-l border-line @4xl/main:flex">
      <div className="min-h-0 flex-1 overflow-y-auto p-4 @6xl/main:p-5">
        <RequestCards selection={selection} />
      </div>
      <div className="border-t border-line px-4 py-3 @6xl/main:px-5">
        <SmallerSelectionNote selection={selection} />
        <AskButton selection={selection} />
      </div>
    </section>
  )
}

function NarrowFoot({ selection }: { selection: SelectionState }) {
  return (
    <div
      data-foot
      className="pointer-events-none sticky bottom-0 z-10 flex items-end gap-2 bg-linear-to-t from-canvas from-[calc(100%-20px)] to-transparent px-4 pt-5 pb-3 *:pointer-events-auto md:from-panel md:px-6 @4xl/main:hidden"
    >
      <AskButton selection={selection} />
      <RequestSheet selection={selection} />
    </div>
  )
}
