import { Check, Minus } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { cx } from '../cx.ts'

interface CheckboxProps {
  checked: boolean | 'indeterminate'
  onChange: (checked: boolean) => void
  /** The accessible name, where no label element points at `id`. */
  label?: string
  id?: string
  describedBy?: string
  disabled?: boolean
  tabIndex?: number
  className?: string
}

/** The browser's checkbox in our looks. */
export function Checkbox(props: CheckboxProps) {
  const { checked, onChange, label, id, describedBy, disabled = false, tabIndex, className } = props
  const ref = useRef<HTMLInputElement>(null)
  const isMixed = checked === 'indeterminate'
  // Only a script can set this state.
  useLayoutEffect(() => {
    if (ref.current) ref.current.indeterminate = isMixed
  })
  return (
    <span className={cx('relative grid size-4.5 shrink-0 place-items-center', className)}>
      <input
        ref={ref}
        type="checkbox"
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        checked={checked === true}
        disabled={disabled}
        tabIndex={tabIndex}
        onChange={({ target }) => onChange(target.checked)}
        className="peer absolute inset-0 m-0 appearance-none rounded-tag border border-faint transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent enabled:not-checked:not-indeterminate:hover:border-text disabled:opacity-50"
      />
      <span aria-hidden className="pointer-events-none relative text-on-accent peer-disabled:opacity-50">
        {isMixed && <Minus size={13} strokeWidth={3} />}
        {checked === true && <Check size={13} strokeWidth={3} />}
      </span>
    </span>
  )
}
