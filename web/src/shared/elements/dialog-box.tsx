import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { cx } from '../cx.ts'
import { IconButton } from './icon-button.tsx'

export interface DialogProps {
  title: string
  /** One sentence below the title. */
  description?: ReactNode
  /** Hides the title line; it is still read out. */
  bare?: boolean
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The button that opens it, when nothing else does. */
  trigger?: ReactElement
  /** `dialog` in the middle, `sheet` along the right edge (from below on a phone). */
  as?: 'dialog' | 'sheet'
  children: ReactNode
}

const places = {
  dialog:
    'left-1/2 top-[12dvh] w-[min(560px,calc(100vw-24px))] max-h-[76dvh] -translate-x-1/2 rounded-panel animate-appear',
  sheet:
    'inset-x-2 bottom-2 max-h-[86dvh] rounded-panel md:left-auto md:right-2 md:top-2 md:w-[420px] md:max-h-none animate-rise md:animate-slide-in',
}

/**
 * A modal dialog, with its button where it has one. The veil is a plain element: Radix’s overlay locks scrolling with a style element, which our CSP
 * refuses, and the page itself never scrolls.
 */
export default function DialogBox(props: DialogProps & { defaultOpen?: boolean }) {
  const { title, description, bare = false, trigger, as = 'dialog', children, ...state } = props
  const focus = useDialogFocus()
  return (
    <Radix.Root {...state}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <div className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Radix.Content
          {...focus}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed z-40 flex flex-col overflow-hidden border border-line bg-panel shadow-float outline-none',
            places[as],
          )}
        >
          <div className={bare ? 'sr-only' : 'flex items-start justify-between gap-3 px-5 pt-4 pb-3'}>
            <div className="min-w-0">
              <Radix.Title className="text-lead font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
            </div>
            {!bare && (
              <Radix.Close asChild>
                <IconButton icon={X} label="Close" size="small" />
              </Radix.Close>
            )}
          </div>
          <div className={cx('min-h-0 overflow-auto', !bare && 'px-5 pb-5')}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/**
 * When the dialog opens, its first field takes focus, else the dialog itself: a focused button would show its tooltip.
 * When it closes, focus returns to the element that had it before, unless a new screen has focus by then.
 */
function useDialogFocus() {
  const opener = useRef<Element>(null)
  const onOpenAutoFocus = (event: Event) => {
    event.preventDefault()
    opener.current = document.activeElement
    if (!(event.currentTarget instanceof HTMLElement)) return
    const field = event.currentTarget.querySelector<HTMLElement>('input, textarea')
    const target = field ?? event.currentTarget
    target.focus()
  }
  const onCloseAutoFocus = (event: Event) => {
    // The button that loaded the dialog was replaced by the dialog’s own button: Radix gives focus to that one.
    if (opener.current === document.body) return
    event.preventDefault()
    const isLost = document.activeElement === document.body
    if (isLost && opener.current instanceof HTMLElement) opener.current.focus()
  }
  return { onOpenAutoFocus, onCloseAutoFocus }
}
