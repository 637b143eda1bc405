import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { QueryClient } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { signedOutEvent } from '../session/session.queries.ts'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { tabStore } from '../shared/storage.ts'
import { AnswerCard } from './answer/answer-card.tsx'
import { CallHistory } from './answer/call-history.tsx'
import { CallRecords } from './call-records.ts'
import { CompareButton, CompareView } from './compare/compare-view.tsx'
import { ExplorerProvider } from './explorer.tsx'
import { CallProvider } from './form/call-context.tsx'
import { CallForm } from './form/call-form.tsx'
import { CallHeader } from './form/call-header.tsx'
import { SendButton } from './form/send-button.tsx'
import { isOperationId } from './form-values.ts'
import { CallList } from './list/call-list.tsx'
import { ExploreIntro } from './list/explore-intro.tsx'

/** No loader: until a call is sent, the screen shows only tables and the session, which the root has read. */
export function exploreRoute(_queryClient: QueryClient) {
  // Made once for the page: a person who leaves the screen and comes back sees the same answers.
  const records = new CallRecords(tabStore())
  addEventListener(signedOutEvent, records.forget)
  return { Component: () => <ExploreScreen records={records} /> }
}

/** The list beside the call. Where there is no room for both, only one of them is shown. */
function ExploreScreen({ records }: { records: CallRecords }) {
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
    <ExplorerProvider records={records}>
      <div className="@4xl/main:grid @4xl/main:h-full @4xl/main:grid-cols-[280px_minmax(0,1fr)] @4xl/main:grid-rows-[minmax(0,1fr)] @6xl/main:grid-cols-[300px_minmax(0,1fr)]">
        {/* Before a call is chosen the heading comes first, for phones and for screen readers. */}
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

/** One call: its form beside its answer, or above it where there is no room. */
function CallPage({ id }: { id: OperationId }) {
  return (
    <CallProvider key={id} id={id}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-3 pb-6 md:px-6 md:pt-6 @3xl/call:grid-cols-2 @3xl/call:grid-rows-[auto_auto_1fr]">
        <CallHeader>
          <CompareButton />
          <SendButton />
        </CallHeader>
        <CallForm />
        {/* As high as the pane, and in sight while the person scrolls a long form. */}
        <div className="flex min-w-0 flex-col gap-4 @3xl/call:sticky @3xl/call:top-6 @3xl/call:col-start-2 @3xl/call:row-span-3 @3xl/call:row-start-1 @3xl/call:h-[calc(100cqh-3rem)] @3xl/call:min-h-110">
          <div className="hidden justify-end gap-2 @3xl/call:flex">
            <CompareButton />
            <SendButton />
          </div>
          <AnswerCard compareView={<CompareView />} />
        </div>
        <CallHistory />
      </div>
      <NarrowFoot />
    </CallProvider>
  )
}

/** The buttons at the lower edge of a narrow screen, within reach of the thumb. */
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
