import { ChevronDown, Search, X } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

/** The class names of every field; each field adds its height and padding. */
const field =
  'w-full min-w-0 rounded-control border border-strong bg-sunken text-body text-text placeholder:text-faint hover:border-faint aria-invalid:border-denied disabled:opacity-50'

/** A text field of one line, for wire data: without spelling corrections and automatic capitals. */
export function TextField({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      {...rest}
      className={cx(field, 'h-9 px-3 font-mono', className)}
    />
  )
}

/** A choice of one, with the browser’s own list. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative block', className)}>
      <select {...rest} className={cx(field, 'h-9 appearance-none pr-9 pl-3 font-mono')} />
      <Icon of={ChevronDown} className="pointer-events-none absolute top-2.25 right-2.5 text-muted" />
    </span>
  )
}

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  label: string
  value: string
  onChange: (value: string) => void
  isLarge?: boolean
}

/** A field that filters a list. Escape empties it. The label is its placeholder and its accessible name. */
export function SearchField({ label, value, onChange, isLarge = false, className, ...rest }: SearchFieldProps) {
  // The button disappears with the text, so the field takes its focus.
  const empty = (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.closest('div')?.querySelector('input')?.focus()
    onChange('')
  }
  return (
    <div className={cx('relative', className)}>
      <Icon of={Search} className="pointer-events-none absolute inset-y-0 left-3 my-auto text-muted" />
      <input
        {...rest}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event)
          if (event.key !== 'Escape' || value === '') return
          event.stopPropagation()
          onChange('')
        }}
        className={cx(field, 'pr-9 pl-10 [&::-webkit-search-cancel-button]:hidden', isLarge ? 'h-12' : 'h-9')}
      />
      {value && (
        <span className={cx('absolute right-1', isLarge ? 'top-2.5' : 'top-1')}>
          <IconButton icon={X} label="Clear the search" size="small" onClick={empty} />
        </span>
      )}
    </div>
  )
}
