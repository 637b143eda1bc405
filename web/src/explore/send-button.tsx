import { LogIn, SendHorizontal, Square } from 'lucide-react'
import { useGate } from '../lens/gate.ts'
import { GatedButton } from '../lens/gated-button.tsx'
import { Button } from '../shared/button.tsx'
import { Icon } from '../shared/icon.tsx'
import { useCall } from './call-context.tsx'
import { resumeOf, useExplorer } from './explorer.tsx'

/** Sends the form; or stops what is under way; or asks for what is missing, and sends then. */
export function SendButton({ className }: { className?: string }) {
  const { id, values, facts, submit } = useCall()
  const { pending, stop } = useExplorer()
  const gate = useGate(id, facts, resumeOf(id, values))
  const looks = className ? { className } : {}
  if (pending === id) {
    return (
      <Button {...looks} icon={<Icon of={Square} />} onClick={stop}>
        Stop
      </Button>
    )
  }
  if (!gate.isSignedIn) {
    return (
      <Button {...looks} tone="primary" icon={<Icon of={LogIn} />} onClick={gate.ask}>
        Sign in and send
      </Button>
    )
  }
  return (
    <GatedButton
      {...looks}
      tone="primary"
      icon={<Icon of={SendHorizontal} />}
      operation={id}
      facts={facts}
      resume={resumeOf(id, values)}
      promise="the call is sent by itself"
      onAct={submit}
    >
      Send
    </GatedButton>
  )
}
