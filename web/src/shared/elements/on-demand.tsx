import {
  cloneElement,
  type DOMAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'

type Trigger = ReactElement<DOMAttributes<Element> & { 'aria-haspopup'?: string; 'aria-expanded'?: boolean }>

interface OnDemandProps {
  /** The button. */
  trigger: ReactElement
  popup: 'menu' | 'dialog'
  /** Loads the code of what opens. */
  load: () => Promise<unknown>
  onOpen?: (() => void) | undefined
  /** The button together with what it opens, open from the start: it replaces the button at the first press. */
  children: ReactNode
}

/** A button that loads the code of what it opens when a person is about to press it, so that no screen waits for that code. */
export function OnDemand({ trigger, popup, load, onOpen, children }: OnDemandProps) {
  const [wasOpened, setWasOpened] = useState(false)
  if (wasOpened) return <Suspense fallback={trigger}>{children}</Suspense>
  const open = () => {
    setWasOpened(true)
    onOpen?.()
  }
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
