import { SearchX } from 'lucide-react'
import { type ComponentType, useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { PanelPart } from '../problems/parts.tsx'
import { signedOutEvent } from '../session/page-account.ts'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { edge, PageHeading, page } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { type LazyPart, lazyPart } from '../shared/lazy-part.tsx'
import { tabStore } from '../shared/storage.ts'
import { CallRecords } from './call-records.ts'
import { ExplorerProvider, type RequestFlowProps } from './explorer.tsx'
import { isOperationId } from './form-values.ts'
import { CallList } from './list/call-list.tsx'
import { ExploreIntro } from './list/explore-intro.tsx'

const CallPage = lazyPart(async () => (await import('./call-page.tsx')).default)

/**
 * No loader: until a call is sent, the screen shows only tables and the session, which the root has read.
 * @param loadRequestFlow the part that draws the messages of a request; passed in, because it belongs to another feature
 */
export function exploreRoute(loadRequestFlow: () => Promise<{ default: ComponentType<RequestFlowProps> }>) {
  const RequestFlow = lazyPart(async () => (await loadRequestFlow()).default)
  // Made once for the page: a person who leaves the screen and comes back sees the same answers.
  const records = new CallRecords(tabStore())
  addEventListener(signedOutEvent, records.forget)
  return { Component: () => <ExploreScreen records={records} RequestFlow={RequestFlow} /> }
}

/** The list beside the call. Where there is no room for both, only one of them is shown. */
function ExploreScreen({ records, RequestFlow }: { records: CallRecords; RequestFlow: LazyPart<RequestFlowProps> }) {
  // The next thing that a person does here is to open a call.
  useEffect(() => void CallPage.load().catch(() => {}), [])
  const { operationId } = useParams()
  const isChosen = operationId !== undefined
  const list = (
    <div
      key="list"
      data-pane
      className={cx(
        'relative @4xl/main:col-start-1 @4xl/main:row-start-1 @4xl/main:overflow-y-auto @4xl/main:border-r @4xl/main:border-line',
        isChosen && '@max-4xl/main:hidden',
      )}
    >
      <PanelPart>
        <CallList selected={isOperationId(operationId) ? operationId : undefined} />
      </PanelPart>
    </div>
  )
  const chosen = (
    <div
      key="chosen"
      data-pane
      className="@container/call relative min-w-0 @4xl/main:[container-type:size] @4xl/main:col-start-2 @4xl/main:row-start-1 @4xl/main:overflow-y-auto"
    >
      <Chosen id={operationId} />
    </div>
  )
  return (
    <ExplorerProvider records={records} RequestFlow={RequestFlow}>
      <div
        className={cx(
          page,
          '@4xl/main:grid @4xl/main:h-full @4xl/main:grid-cols-[280px_minmax(0,1fr)] @4xl/main:grid-rows-[minmax(0,1fr)] @6xl/main:grid-cols-[320px_minmax(0,1fr)]',
        )}
      >
        {/* Before a call is chosen the heading comes first, for phones and for screen readers. */}
        {isChosen ? [list, chosen] : [chosen, list]}
      </div>
    </ExplorerProvider>
  )
}

function Chosen({ id }: { id: string | undefined }) {
  if (id === undefined) return <ExploreIntro />
  if (!isOperationId(id)) return <NoSuchCall id={id} />
  return (
    <PanelPart resetKey={id} loading={<Loading what="this call" />}>
      <CallPage id={id} />
    </PanelPart>
  )
}

function NoSuchCall({ id }: { id: string }) {
  return (
    <div className={cx(edge, 'pt-5 md:pt-6')}>
      <PageHeading>No such call</PageHeading>
      <EmptyState
        icon={SearchX}
        sentence={`The Web API has no call named “${id.slice(0, 80)}”.`}
        action={
          <Link to="/explore" className={buttonClass()}>
            Show all calls
          </Link>
        }
      />
    </div>
  )
}
