import { Globe, KeyRound, Terminal } from 'lucide-react'
import { useProvider } from '../session/use-session.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { Switch } from '../shared/elements/switch.tsx'
import { authorizationRequest, curlOf, urlOf } from './authorization-request.ts'
import { ParameterTabs } from './parameter-tabs.tsx'
import type { SelectionState } from './use-selection.ts'

/** The address that the browser will carry to the provider, live, with every parameter explained in place. */
export function RequestCard({ selection }: { selection: SelectionState }) {
  const { scopes, showDialog, setShowDialog } = selection
  const request = authorizationRequest(useProvider(), scopes, showDialog)
  return (
    <Card>
      <CardHeader title="The request">
        <span className="-mr-2 flex *:px-1.5">
          <CopyButton icon={Globe} text={urlOf(request)}>
            URL
          </CopyButton>
          <CopyButton icon={KeyRound} text={scopes.join(' ')}>
            Scopes
          </CopyButton>
          <CopyButton icon={Terminal} text={curlOf(request)}>
            curl
          </CopyButton>
        </span>
      </CardHeader>
      <ParameterTabs request={request} />
      <div className="mt-2.5 text-small">
        <Switch label="Ask again even if agreed before" checked={showDialog} onChange={setShowDialog} />
      </div>
    </Card>
  )
}
