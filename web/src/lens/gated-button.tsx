import { type OperationId, operation as rowOf } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import { Lock } from 'lucide-react'
import { cx } from '../shared/cx.ts'
import { Button, type ButtonProps } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { IconButton, type IconButtonProps } from '../shared/elements/icon-button.tsx'
import { Popover } from '../shared/elements/popover.tsx'
import { AskButton, AskForScopes } from './ask-for-scopes.tsx'
import { type Gate, type Resume, useGate } from './gate.ts'
import { useLens, useLensNames } from './lens.tsx'
import { LensChips } from './lens-chips.tsx'

interface GateProps {
  operation: OperationId
  facts?: CallFacts
  onAct: () => void
  /** The action to complete after the consent, registered with `useResumable`. */
  resume?: Resume
  /** The action as a noun: `Skipping`. The operation’s title when left out. */
  what?: string
  /** What happens after the consent: `the song skips`. */
  promise?: string
}

/**
 * A button whose operation needs a scope: it acts, or it is locked, says why, and asks for the missing scopes. Locks have a
 * colour only while the lens is on.
 */
export function GatedButton(props: GateProps & Omit<ButtonProps, 'onClick'>) {
  const { operation, facts, onAct, resume, what = rowOf(operation).title, promise, ...button } = props
  const gate = useGate(operation, facts, resume)
  const { on } = useLens()
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
        <Button {...button} tone={on ? 'missing' : 'quiet'} icon={<Icon of={Lock} />} />
      </AskPopover>
      {chips}
      <AskInPlace gate={gate} />
    </>
  )
}

/**
 * The same as an icon button: locked, it keeps its icon and shows a small lock. While the lens is on, it has a green mark
 * where it is not locked, and its tooltip names the scopes; place `LensChips` once beside a row of them.
 */
export function GatedIconButton(props: GateProps & Omit<IconButtonProps, 'onClick'>) {
  const { operation, facts, onAct, resume, what = rowOf(operation).title, promise, ...button } = props
  const gate = useGate(operation, facts, resume)
  const { on } = useLens()
  const names = useLensNames(gate.verdict)
  const mark = { 'aria-description': names, 'aria-label': button.label, className: cx(button.className, 'lens-mark') }
  const told = names ? `${button.label} · ${names}` : button.label
  if (gate.verdict.state !== 'blocked')
    return <IconButton {...button} {...(names && mark)} label={told} onClick={onAct} />
  return (
    <AskPopover gate={gate} what={what} promise={promise}>
      <IconButton {...button} badge={Lock} isBadgeLoud={on} label={`${button.label}: locked`} />
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

/** While the lens is on, the button that asks stands beside the control. */
function AskInPlace({ gate }: { gate: Gate }) {
  const { on } = useLens()
  return on ? <AskButton gate={gate} tone="secondary" /> : null
}
