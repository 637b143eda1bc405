import { removals } from '@scopedeck/server/contract/operations/removed.ts'
import { operation } from '@scopedeck/server/contract/operations.ts'
import { ArrowLeft, Ban } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cx } from '../../shared/cx.ts'
import { buttonClass } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { PageHeading } from '../../shared/elements/screen.tsx'
import { callDescriptions } from '../call-descriptions.ts'
import { useLastAnswer } from '../explorer.tsx'
import { isOperationId } from '../form-values.ts'
import { MethodLabel } from '../method-label.tsx'
import { useCall } from './call-context.tsx'
import { ScopeChips, ScopeExplanation } from './call-scopes.tsx'

/**
 * The name of the call, what it is for, its scopes, and whether the grant allows it.
 * @param children the buttons beside the name, where the answer is below the form
 */
export function CallHeader({ children }: { children: ReactNode }) {
  const { id } = useCall()
  const { title, method, path, removedSince } = operation(id)
  return (
    <header className="flex min-w-0 flex-col gap-2.5">
      <Link to="/explore" className={cx(buttonClass('quiet', 'small'), '-ml-2.5 self-start @4xl/main:hidden')}>
        <Icon of={ArrowLeft} />
        All calls
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <PageHeading {...(removedSince ? { className: 'text-muted line-through decoration-1' } : {})}>
            {title}
          </PageHeading>
          <p className="mt-1">{callDescriptions[id]}</p>
        </div>
        <div className="@3xl/call:hidden">
          <div className="hidden items-center gap-2 @4xl/main:flex">{children}</div>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <code className="mr-1.5 min-w-0 break-all">
          <MethodLabel method={method} /> /v1{path}
        </code>
        <ScopeChips />
      </div>
      <RemovalNotice />
      <ScopeExplanation />
    </header>
  )
}

/** Since when a call is refused to new clients, and which calls replace it. */
function RemovalNotice() {
  const { id } = useCall()
  const answer = useLastAnswer(id)
  const { removedSince, replacement = [] } = operation(id)
  if (!removedSince) return null
  return (
    <div className="flex items-start gap-3 rounded-panel border border-strong px-4 py-3">
      <Icon of={Ban} className="mt-px text-muted" />
      <p className="min-w-0">
        Gone for new apps since {removals[removedSince]}: Spotify answers 403 to a client id in development mode. One in
        extended quota mode still has it. {replacement.length === 0 ? 'Nothing replaces it.' : 'Use this instead: '}
        {replacement.filter(isOperationId).map((other, index) => (
          <span key={other}>
            {index > 0 && ', '}
            <Link to={`/explore/${other}`} className="text-accent underline underline-offset-2">
              {operation(other).title}
            </Link>{' '}
            <span className="font-mono text-small break-all text-muted">
              {operation(other).method} {operation(other).path}
            </span>
          </span>
        ))}
        {/* Only an answer shows which mode the client is in. */}
        {answer && !answer.problem && (
          <span className="mt-1 block text-muted">
            It was answered just now all the same: this client is in extended quota mode.
          </span>
        )}
      </p>
    </div>
  )
}
