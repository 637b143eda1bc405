import {
  cloneElement,
  type DOMAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'
import { ErrorCatcher } from '../error-catcher.tsx'
import { useTellNotOpened } from '../part.tsx'
import { problemOf } from '../problem.ts'

type Trigger = ReactElement<DOMAttributes<Element> & { 'aria-haspopup'?: string; 'aria-expanded'?: boolean }>

interface OnDemandProps {
  /** The button. */
  trigger: ReactElement
  popup: 'menu' | 'dialog'
  /** Loads the code of what opens. */
  load: () => Promise<unknown>
  onOpen?: (() => void) | undefined
  /** The button together with what it opens, open from the start: it replaces the button once its code is there. */
  children: ReactNode
}

/**
 * A button that loads the code of what it opens when a person is about to press it, so that no screen waits for that code.
 * Where the code can’t be had, a toast says so, and the next press asks for it again.
 */
export function OnDemand({ trigger, popup, load, onOpen, children }: OnDemandProps) {
  const [wasOpened, setWasOpened] = useState(false)
  const tell = useTellNotOpened()
  const open = () => {
    const show = () => {
      setWasOpened(true)
      onOpen?.()
    }
    load().then(show, (error) => tell(problemOf(error)))
  }
  const takeBack = (error: unknown) => {
    setWasOpened(false)
    tell(problemOf(error))
  }
  if (wasOpened)
    return (
      <ErrorCatcher failed={() => trigger} onError={takeBack}>
        <Suspense fallback={trigger}>{children}</Suspense>
      </ErrorCatcher>
    )
  const loadSoon = () => void load().catch(() => {})
  const onKeyDown = (event: KeyboardEvent) => {
    if (popup !== 'menu' || event.key !== 'ArrowDown') return
    event.preventDefault()
    open()
  }
  return cloneElement(trigger as Trigger, {
    'aria-haspopup': popup,
    'aria-expanded': false,
    onPointerEnter: loadSoon,
    onFocus: loadSoon,
    onClick: open,
    onKeyDown,
  })
}
