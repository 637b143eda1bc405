import type { ComponentProps } from 'react'
import { cx } from '../cx.ts'

interface ToggleButtonProps extends ComponentProps<'button'> {
  pressed: boolean
}

/** A button that stays pressed as long as what it says holds. */
export function ToggleButton({ pressed, className, ...rest }: ToggleButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...rest}
      className={cx(
        'inline-flex h-9 shrink-0 items-center rounded-control border px-3 font-[550] whitespace-nowrap transition-colors select-none md:h-8 md:text-small',
        pressed ? 'border-transparent bg-accent/14 text-accent' : 'border-strong hover:bg-raised',
        className,
      )}
    />
  )
}
