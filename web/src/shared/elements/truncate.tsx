import { Tooltip as Radix, Slot } from 'radix-ui'
import { type ReactElement, useRef, useState } from 'react'
import { cx } from '../cx.ts'
import { TooltipBox } from './tooltip.tsx'

interface TruncateProps {
  text: string
  className?: string
  /** A link or button with the text, which can take focus; a plain line when left out. */
  children?: ReactElement<{ className?: string }> | undefined
}

/** A line that is cut with an ellipsis where it is too long; then hover and focus show the whole text. */
export function Truncate({ text, className, children }: TruncateProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <Radix.Root open={open} onOpenChange={(wanted) => setOpen(wanted && isCut(ref.current))}>
      <Radix.Trigger asChild ref={ref}>
        <Slot.Root className={cx('block min-w-0 truncate', className)}>{children ?? <span>{text}</span>}</Slot.Root>
      </Radix.Trigger>
      <TooltipBox side="bottom">{text}</TooltipBox>
    </Radix.Root>
  )
}

function isCut(element: HTMLElement | null): boolean {
  return element !== null && element.scrollWidth > element.clientWidth
}
