import type { QueryClient } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { CallPage } from './call-page.tsx'
import { ExplorerProvider } from './explorer.tsx'
import { CallList } from './list/call-list.tsx'
import { ExploreIntro } from './list/explore-intro.tsx'
import { isOperationId } from './operation-id.ts'

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
