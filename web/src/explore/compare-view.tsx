import { operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useQuery } from '@tanstack/react-query'
import { keepRecord } from '../lens/resume-record.ts'
import { signIn } from '../session/sign-in.ts'
import { Button } from '../shared/button.tsx'
import { Popover } from '../shared/popover.tsx'
import { ScopeChip } from '../shared/scope-chip.tsx'
import { tabStore } from '../shared/storage.ts'
import { useCall } from './call-context.tsx'
import { requestOf } from './call-request.ts'
import { CompareResult } from './compare-result.tsx'
import { exploreQueries } from './explore.queries.ts'
import { resumeOf, useExplorer } from './explorer.tsx'
import { hasGrant, pairOf, requestKey } from './kept-answers.ts'
import { searchOf } from './values.ts'

/** The same call with two grants: what each answered, and the way to the other grant. */
export function CompareView() {
  const { id, values } = useCall()
  const { caller } = useExplorer()
  const { data: kept = [] } = useQuery(exploreQueries.kept(caller.account))
  const named = namedScopes(operation(id).requirement)
  const request = requestKey(requestOf(id, values))
  const pair = pairOf(kept, request, caller.scopes, named)
  const hasAnswer = kept.some((answer) => answer.request === request && hasGrant(answer, caller.scopes))
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4">
      {pair ? (
        <>
          <CompareResult key={`${pair.now.at} ${pair.other.at}`} pair={pair} />
          <Popover
            label="Another grant"
            side="top"
            align="start"
            trigger={
              <Button size="small" className="self-start">
                Another grant
              </Button>
            }
          >
            <OtherGrants hasAnswer={hasAnswer} />
          </Popover>
        </>
      ) : (
        <>
          <p className="max-w-[60ch] text-muted">
            The same call is made with another grant, and what differs is marked. Choose the scope that makes the
            difference: you agree to it, or sign in without it, and the call is sent again by itself.
          </p>
          <OtherGrants hasAnswer={hasAnswer} />
        </>
      )}
    </div>
  )
}

function OtherGrants({ hasAnswer }: { hasAnswer: boolean }) {
  const { id } = useCall()
  return (
    <ul className="flex flex-col gap-3">
      {namedScopes(operation(id).requirement).map((scope) => (
        <OtherGrant key={scope} scope={scope} hasAnswer={hasAnswer} />
      ))}
    </ul>
  )
}

/** One scope more or less. The present grant has to have answered before, or there is nothing to lay beside it. */
function OtherGrant({ scope, hasAnswer }: { scope: Scope; hasAnswer: boolean }) {
  const { id, values, faults } = useCall()
  const { caller, makeFirst, pending } = useExplorer()
  const isHeld = caller.scopes.includes(scope)
  const scopes = isHeld ? caller.scopes.filter((other) => other !== scope) : [...caller.scopes, scope]
  const leave = async () => {
    if (!hasAnswer) await makeFirst(id, values)
    const { action, args } = resumeOf(id, values, 'compare')
    const here = `/explore/${id}${searchOf(id, values)}`
    signIn(scopes, { returnTo: keepRecord(tabStore(), action, args, here, Date.now()) })
  }
  return (
    <li className="flex flex-wrap items-center gap-2">
      <ScopeChip state={isHeld ? 'granted' : 'missing'}>{scope}</ScopeChip>
      <Button
        size="small"
        disabled={Object.keys(faults).length > 0}
        pending={pending !== undefined}
        onClick={() => void leave().catch(() => {})}
      >
        {isHeld ? 'Sign in without it and compare' : 'Ask for it and compare'}
      </Button>
    </li>
  )
}
