import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { cx } from './cx.ts'
import { Button } from './elements/button.tsx'
import { IconButton } from './elements/icon-button.tsx'
import type { Toast } from './toasts.ts'

interface ToastViewportProps {
  toasts: readonly Toast[]
  onDismiss: (id: number) => void
}

/** Draws and announces the toasts, and keeps them while they are hovered or focused (F8). */
export default function ToastViewport({ toasts, onDismiss }: ToastViewportProps) {
  return (
    <Radix.Provider duration={8000} swipeDirection="down" label="Notice">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} onClose={() => onDismiss(toast.id)} />
      ))}
      <Radix.Viewport
        label="Notices ({hotkey})"
        className="pointer-events-none fixed inset-x-0 bottom-34 z-50 max-lg:in-[:root:has([data-foot])]:bottom-52 flex flex-col items-center gap-2 px-3 outline-none md:bottom-25"
      />
    </Radix.Provider>
  )
}

function ToastLine({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const { text, action, tone = 'plain' } = toast
  return (
    <Radix.Root
      onOpenChange={(open) => !open && onClose()}
      className="pointer-events-auto flex max-w-full animate-rise items-center gap-2 rounded-panel border border-strong bg-raised py-1.5 pr-1.5 pl-4 shadow-float"
    >
      <Radix.Title className={cx('min-w-0', tone === 'bad' && 'text-denied')}>{text}</Radix.Title>
      {action && (
        <Radix.Action asChild altText={action.label}>
          <Button size="small" tone="quiet" className="text-accent" onClick={action.onAct}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton icon={X} label="Dismiss" size="small" />
      </Radix.Close>
    </Radix.Root>
  )
}
