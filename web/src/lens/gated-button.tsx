import { type OperationId, operation as rowOf } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import { Lock } from 'lucide-react'
import { Button, type ButtonProps } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { IconButton, type IconButtonProps } from '../shared/elements/icon-button.tsx'
import { Popover } from '../shared/elements/popover.tsx'
import { AskButton, AskForScopes } from './ask-for-scopes.tsx'
import { type Gate, type Resume, useGate } from './gate.ts'
import { useLens } from './lens.tsx'
import { LensChips } from './lens-chips.tsx'

interface GateProps {
  operation: OperationId
  facts?: CallFacts
  onAct: () => void
  /** Completes the action by itself after the consent: registered with `useResumable`. */
  resume?: Resume
  /** What is wanted, as a noun: `Skipping`. The operation's title when left out. */
  what?: string
  /** What happens after the consent: `the song skips`. */
  promise?: string
}

/** A button that stands on a scope: it acts, or it is locked, says why, and asks for that one scope. */
export function GatedButton(props: GateProps & Omit<ButtonProps, 'onClick'>) {
  const { operation, facts, onAct, resume, what = rowOf(operation).title, promise, ...button } = props
  const gate = useGate(operation, facts, resume)
  const chips = <LensChips operation={operation} {...(facts ? { facts } : {})} />
  if (gate.verdict.state !== 'blocked') {
    return (
      <>
        <Button {...button} onClick={onAct} />
        {chips}
      </>
    )
  }
  return (
    <>
      <AskPopover gate={gate} what={what} promise={promise}>
        <Button {...button} tone="missing" icon={<Icon of={Lock} />} />
      </AskPopover>
      {chips}
      <AskInPlace gate={gate} />
    </>
  )
}

/** The same for a control that is an icon; locked it keeps its drawing and wears the lock. The lens's chips for a row of these stand beside it once: `LensChips`. */
export function GatedIconButton(props: GateProps & Omit<IconButtonProps, 'onClick'>) {
  const { operation, facts, onAct, resume, what = rowOf(operation).title, promise, ...button } = props
  const gate = useGate(operation, facts, resume)
  if (gate.verdict.state !== 'blocked') return <IconButton {...button} onClick={onAct} />
  return (
    <AskPopover gate={gate} what={what} promise={promise}>
      <IconButton {...button} badge={Lock} label={`${button.label}: locked`} />
    </AskPopover>
  )
}

interface AskPopoverProps {
  gate: Gate
  what: string
  promise: string | undefined
  children: React.ReactElement
}

function AskPopover({ gate, what, promise, children }: AskPopoverProps) {
  return (
    <Popover label={`${what} is locked`} trigger={children} side="top">
      <AskForScopes gate={gate} what={what} promise={promise} />
    </Popover>
  )
}

/** With the lens on, the way on stands beside the control. */
function AskInPlace({ gate }: { gate: Gate }) {
  const { on } = useLens()
  return on ? <AskButton gate={gate} tone="secondary" /> : null
}
