import { X } from 'lucide-react'
import { createContext, type KeyboardEvent, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { Button } from './elements/button.tsx'
import { Icon } from './elements/icon.tsx'
import { ErrorCatcher } from './error-catcher.tsx'
import { useStore } from './external-store.ts'
import { type Toast, ToastList } from './toasts.ts'

const ToastContext = createContext<ToastList>(new ToastList())

/** Shows a toast: `toast({ text: 'Playlist renamed', action: { label: 'Undo', onAct } })`. */
export function useToast(): ToastList['show'] {
  return use(ToastContext).show
}

/** Around the app: holds the toasts and draws them. It has no file of its own: a failure has to be told without the network. */
export function Toaster({ toasts, children }: { toasts: ToastList; children: ReactNode }) {
  return (
    <ToastContext value={toasts}>
      {children}
      <ErrorCatcher failed={() => null}>
        <ToastRegion toasts={toasts} />
      </ErrorCatcher>
    </ToastContext>
  )
}

/** How long a toast stays. While it is hovered or has focus it stays longer. */
const lifeMs = 8_000

/** Where toasts are drawn and announced; F8 gives it focus. It is there before the first toast, or that one is not announced. */
function ToastRegion({ toasts }: { toasts: ToastList }) {
  const shown = useStore(toasts)
  const region = useRef<HTMLElement>(null)
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    const focusRegion = ({ key }: globalThis.KeyboardEvent) => key === 'F8' && region.current?.focus()
    window.addEventListener('keydown', focusRegion)
    return () => window.removeEventListener('keydown', focusRegion)
  }, [])
  const [hold, release] = [() => setIsHeld(true), () => setIsHeld(false)]
  const dismiss = ({ id }: Toast) => {
    // An element that is removed loses focus and pointer without an event.
    release()
    toasts.dismiss(id)
  }
  const dismissNewest = ({ key }: KeyboardEvent) => {
    const newest = shown.at(-1)
    if (key === 'Escape' && newest) dismiss(newest)
  }
  return (
    <section
      ref={region}
      aria-label="Notices (F8)"
      aria-live="polite"
      aria-relevant="additions"
      tabIndex={-1}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
      onKeyDown={dismissNewest}
      className="pointer-events-none fixed inset-x-0 bottom-34 z-50 flex flex-col items-center gap-2 px-3 outline-none max-lg:in-[:root:has([data-sticks=bottom])]:bottom-52 low:bottom-13! desk:bottom-25"
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} isHeld={isHeld} onClose={() => dismiss(toast)} />
      ))}
    </section>
  )
}

interface ToastLineProps {
  toast: Toast
  isHeld: boolean
  onClose: () => void
}

function ToastLine({ toast: { text, action, tone = 'plain' }, isHeld, onClose }: ToastLineProps) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => close.current(), lifeMs)
    return () => clearTimeout(timer)
  }, [isHeld])
  const act = () => {
    onClose()
    action?.onAct()
  }
  return (
    <div className="pointer-events-auto flex max-w-full animate-rise items-center gap-2 rounded-panel border border-strong bg-raised py-1.5 pr-1.5 pl-4 shadow-float">
      <p className={cx('min-w-0', tone === 'bad' && 'text-denied')}>{text}</p>
      {action && (
        <Button size="small" tone="quiet" className="text-accent" onClick={act}>
          {action.label}
        </Button>
      )}
      <Button
        size="small"
        tone="quiet"
        aria-label="Dismiss"
        icon={<Icon of={X} />}
        className="w-7 px-0"
        onClick={onClose}
      />
    </div>
  )
}
