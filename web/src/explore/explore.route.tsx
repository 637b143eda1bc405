import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { QueryClient } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { AnswerCard } from './answer/answer-card.tsx'
import { CallHistory } from './answer/call-history.tsx'
import { ExplorerProvider } from './explorer.tsx'
import { CallProvider } from './form/call-context.tsx'
import { CallForm } from './form/call-form.tsx'
import { CallHeader, CompareButton } from './form/call-header.tsx'
import { SendButton } from './form/send-button.tsx'
import { isOperationId } from './form-values.ts'
import { CallList } from './list/call-list.tsx'
import { ExploreIntro } from './list/explore-intro.tsx'

/** Everything here is derived from tables and from the session until a call is sent. */
export const exploreRoute = (_queryClient: QueryClient) => ({ Component: ExploreScreen })

/** The list beside the call; where there is no room for both, they are two steps. */
function ExploreScreen() {
  const { operationId } = useParams()
  const isChosen = operationId !== undefined
  const list = (
    <div
      key="list"
      className={cx(
        'relative @4xl/main:col-start-1 @4xl/main:row-start-1 @4xl/main:overflow-y-auto @4xl/main:border-r @4xl/main:border-line',
        isChosen && '@max-4xl/main:hidden',
      )}
    >
      <CallList selected={isOperationId(operationId) ? operationId : undefined} />
    </div>
  )
  const chosen = (
    <div
      key="chosen"
      className="@container/call relative min-w-0 @4xl/main:[container-type:size] @4xl/main:col-start-2 @4xl/main:row-start-1 @4xl/main:overflow-y-auto"
    >
      <Chosen id={operationId} />
    </div>
  )
  return (
    <ExplorerProvider>
      <div className="@4xl/main:grid @4xl/main:h-full @4xl/main:grid-cols-[280px_minmax(0,1fr)] @4xl/main:grid-rows-[minmax(0,1fr)] @6xl/main:grid-cols-[300px_minmax(0,1fr)]">
        {/* Before a call is chosen the heading comes first, for the eye on a phone and for the ear everywhere. */}
        {isChosen ? [list, chosen] : [chosen, list]}
      </div>
    </ExplorerProvider>
  )
}

function Chosen({ id }: { id: string | undefined }) {
  if (id === undefined) return <ExploreIntro />
  return isOperationId(id) ? <CallPage id={id} /> : <NoSuchCall id={id} />
}

function NoSuchCall({ id }: { id: string }) {
  return (
    <div className="px-4 pt-5 md:px-6 md:pt-6">
      <PageHeading>No such call</PageHeading>
      <EmptyState
        icon={SearchX}
        sentence={`The Web API has no call by the name “${id.slice(0, 80)}”.`}
        action={
          <Link to="/explore" className={buttonClass()}>
            Show all calls
          </Link>
        }
      />
    </div>
  )
}

/** One call: its form beside its answer where there is room, below one another where there is not. */
export function CallPage({ id }: { id: OperationId }) {
  return (
    <CallProvider key={id} id={id}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-3 pb-6 md:px-6 md:pt-6 @3xl/call:grid-cols-2 @3xl/call:grid-rows-[auto_auto_1fr]">
        <CallHeader />
        <CallForm />
        {/* As high as the pane and always in sight, however long the form is. */}
        <div className="flex min-w-0 flex-col gap-4 @3xl/call:sticky @3xl/call:top-6 @3xl/call:col-start-2 @3xl/call:row-span-3 @3xl/call:row-start-1 @3xl/call:h-[calc(100cqh-3rem)] @3xl/call:min-h-110">
          <div className="hidden justify-end gap-2 @3xl/call:flex">
            <CompareButton />
            <SendButton />
          </div>
          <AnswerCard />
        </div>
        <CallHistory />
      </div>
      <NarrowFoot />
    </CallProvider>
  )
}

/** Where the thumb is. */
function NarrowFoot() {
  return (
    <div
      data-foot
      className="pointer-events-none sticky bottom-0 z-10 flex gap-2 bg-linear-to-t from-canvas from-[calc(100%-20px)] to-transparent px-4 pt-5 pb-3 *:pointer-events-auto md:from-panel md:px-6 @4xl/main:hidden"
    >
      <SendButton className="flex-1" />
      <CompareButton />
    </div>
  )
}
