import { operation } from '@scopedeck/server/contract/operations.ts'
import { Lock, LogIn, SendHorizontal, Square } from 'lucide-react'
import { AskForScopes } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { useLens } from '../../lens/lens.tsx'
import { cx } from '../../shared/cx.ts'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { Popover } from '../../shared/elements/popover.tsx'
import { useExplorer } from '../explorer.tsx'
import { resumeOf } from '../resume-call.ts'
import { useCall } from './call-context.tsx'

/** Sends the form. While a call is under way the button stops it; while a scope is missing the button asks for it. */
export function SendButton({ className, tone = 'primary' }: { className?: string; tone?: 'primary' | 'secondary' }) {
  const { id, values, facts, submit } = useCall()
  const { pending, stop } = useExplorer()
  const gate = useGate(id, facts, resumeOf(id, values))
  const { on } = useLens()
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
  if (gate.verdict.state !== 'blocked') {
    return (
      <Button {...looks} tone={tone} icon={<Icon of={SendHorizontal} />} onClick={submit}>
        Send
      </Button>
    )
  }
  return (
    <Popover
      label="Sending is locked"
      trigger={
        <Button
          tone={on ? 'missing' : 'secondary'}
          icon={<Icon of={Lock} />}
          className={cx(on && 'border border-missing/60', className)}
        >
          Send
        </Button>
      }
    >
      <AskForScopes gate={gate} what={`“${operation(id).title}”`} promise="the call goes out by itself" />
    </Popover>
  )
}
