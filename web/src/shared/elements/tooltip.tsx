import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface TooltipProps {
  /** The text; without it there is no tooltip. */
  text: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

/** A text that appears on hover and on focus. The child must take a ref; it keeps its accessible name. */
export function Tooltip({ text, side = 'top', children }: TooltipProps) {
  if (!text) return children
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <TooltipBox side={side}>{text}</TooltipBox>
    </Radix.Root>
  )
}

/** The floating box, inside a landmark: axe wants all content of a page in landmarks. */
export function TooltipBox({ side, children }: { side: 'top' | 'right' | 'bottom' | 'left'; children: ReactNode }) {
  return (
    <Radix.Portal>
      <section aria-label="Hint">
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-control border border-line bg-raised px-2.5 py-1.5 text-small break-words text-text shadow-float"
        >
          {children}
        </Radix.Content>
      </section>
    </Radix.Portal>
  )
}

/** Around the shell and every dialog: a tooltip opens without delay where another was open just before. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>
}
