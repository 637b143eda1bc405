import { operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'
import { keepRecord } from '../../lens/resume-record.ts'
import { signIn } from '../../session/sign-in.ts'
import { Button } from '../../shared/elements/button.tsx'
import { browserNow } from '../../shared/server-clock.ts'
import { tabStore } from '../../shared/storage.ts'
import { requestOf } from '../call-request.ts'
import { useAccountRecords, useExplorer } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { CallScopeChip } from '../form/call-scopes.tsx'
import { searchOf } from '../form-values.ts'
import { resumeOf } from '../resume-call.ts'
import { hasGrant, requestKey } from '../stored-calls.ts'

/** The scopes of the call. Each can be added to the grant, or taken out of it, for a comparison. */
export function GrantList() {
  const { id } = useCall()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {namedScopes(operation(id).requirement).map((scope) => (
        <GrantRow key={scope} scope={scope} />
      ))}
    </ul>
  )
}

function GrantRow({ scope }: { scope: Scope }) {
  const { caller } = useExplorer()
  const isHeld = caller.scopes.includes(scope)
  const words = isHeld ? 'Compare without it' : 'Compare with it'
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 py-2.5">
      <CallScopeChip scope={scope} />
      <GrantButton
        label={`${words}: ${scope}`}
        scopes={isHeld ? caller.scopes.filter((other) => other !== scope) : [...caller.scopes, scope]}
      >
        {words}
      </GrantButton>
    </li>
  )
}

interface GrantButtonProps {
  label: string
  /** The whole grant to sign in with. */
  scopes: readonly string[]
  children: string
}

/**
 * Signs in with another grant. After the consent the comparison opens and the call is sent. If the present grant has no
 * kept answer to the request, the call is sent first: a comparison needs both answers.
 */
export function GrantButton({ label, scopes, children }: GrantButtonProps) {
  const { id, values, faults } = useCall()
  const { caller, sendAndWait, pending } = useExplorer()
  const { kept } = useAccountRecords()
  const request = requestKey(requestOf(id, values))
  const leave = async () => {
    const hasAnswer = kept.some((answer) => answer.request === request && hasGrant(answer, caller.scopes))
    if (!hasAnswer) await sendAndWait(id, values)
    const { action, args } = resumeOf(id, values, 'compare')
    const here = `/explore/${id}${searchOf(id, values)}`
    signIn(scopes.filter(isScope), { returnTo: keepRecord(tabStore(), action, args, here, browserNow()) })
  }
  return (
    <Button
      size="small"
      aria-label={label}
      disabled={Object.keys(faults).length > 0}
      pending={pending !== undefined}
      onClick={() => void leave().catch(() => {})}
    >
      {children}
    </Button>
  )
}
