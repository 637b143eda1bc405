import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../cx.ts'

const tones = {
  primary: 'primary bg-accent text-on-accent hover:bg-accent/90 font-semibold',
  secondary: 'border border-strong text-text hover:bg-raised font-semibold',
  quiet: 'text-muted hover:bg-raised hover:text-text font-[550]',
  danger: 'border border-denied/50 text-denied hover:bg-denied/10 font-semibold',
  /** Locked by a scope that is not granted. */
  missing: 'text-missing hover:bg-missing/10 font-semibold',
}
export type ButtonTone = keyof typeof tones

const sizes = {
  small: 'h-7 px-2.5 gap-1.5 text-small rounded-control',
  medium: 'h-9 px-3.5 gap-2 text-body rounded-control',
  large: 'h-12 px-5 gap-2.5 text-lead rounded-control',
}
export type ButtonSize = keyof typeof sizes

const base =
  'inline-flex shrink-0 items-center justify-center whitespace-nowrap no-underline transition-colors select-none disabled:opacity-50 aria-disabled:opacity-50'

/** The class names of a button, for a link that looks like one. */
export function buttonClass(tone: ButtonTone = 'secondary', size: ButtonSize = 'medium'): string {
  return cx(base, tones[tone], sizes[size])
}

export interface ButtonProps extends ComponentProps<'button'> {
  tone?: ButtonTone
  size?: ButtonSize
  /** A lucide icon before the words. */
  icon?: ReactNode
  /** The action is running: the button shows a spinner, keeps its focus and ignores presses. */
  pending?: boolean
}

export function Button({ tone, size, icon, pending = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(pending ? { 'aria-disabled': true, 'aria-busy': true } : {})}
      onClick={pending ? undefined : onClick}
      className={cx(buttonClass(tone, size), className)}
    >
      {pending ? <LoaderCircle className="size-4.5 animate-turn" strokeWidth={1.75} aria-hidden /> : icon}
      {children}
    </button>
  )
}

interface ToggleButtonProps extends ComponentProps<'button'> {
  pressed: boolean
}

/** A button that is on or off. */
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
