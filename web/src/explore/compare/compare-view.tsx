import { operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../shared/elements/button.tsx'
import { Popover } from '../../shared/elements/popover.tsx'
import { requestOf } from '../call-request.ts'
import { exploreQueries } from '../explore.queries.ts'
import { useExplorer } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { type GrantPair, pairOf, requestKey } from '../kept-answers.ts'
import { CompareResult } from './compare-result.tsx'
import { GrantButton, GrantList } from './grant-list.tsx'

/** The same call with two grants: what each answered, and the way to the other grant. */
export function CompareView() {
  const { id, values, faults } = useCall()
  const { caller } = useExplorer()
  const { data: kept = [] } = useQuery(exploreQueries.kept(caller.account))
  const named = namedScopes(operation(id).requirement)
  const pair = pairOf(kept, requestKey(requestOf(id, values)), caller.scopes, named)
  if (pair) return <Compared key={`${pair.now.at} ${pair.other.at}`} pair={pair} />
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[60ch] text-muted">
        The same call with another grant, and what differs is marked. Choose the scope that makes the difference: you
        agree to it, or sign in again without it; then the call is sent by itself.
      </p>
      <GrantList />
      {Object.keys(faults).length > 0 && (
        <p className="text-small text-muted">First fill in what the call needs: both have to ask for the same.</p>
      )}
    </div>
  )
}

function Compared({ pair }: { pair: GrantPair }) {
  const { caller } = useExplorer()
  return (
    <div className="flex flex-1 flex-col gap-3">
      <CompareResult pair={pair} />
      <div className="flex flex-wrap gap-2">
        {pair.lost.length > 0 && (
          <GrantButton label={`Ask for it again: ${pair.lost.join(' ')}`} scopes={[...caller.scopes, ...pair.lost]}>
            Ask for it again
          </GrantButton>
        )}
        <Popover label="Another grant" side="top" align="start" trigger={<Button size="small">Another grant</Button>}>
          <GrantList />
        </Popover>
      </div>
    </div>
  )
}
