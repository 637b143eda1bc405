import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { cx } from '../cx.ts'

interface CheckboxProps {
  checked: boolean | 'indeterminate'
  onChange: (checked: boolean) => void
  /** The accessible name, where no label element points at `id`. */
  label?: string
  id?: string
  describedBy?: string
  disabled?: boolean
  className?: string
}

export function Checkbox({ checked, onChange, label, id, describedBy, disabled = false, className }: CheckboxProps) {
  return (
    <Radix.Root
      checked={checked}
      onCheckedChange={(next) => onChange(next === true)}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      {...(id ? { id } : {})}
      className={cx(
        'grid size-4.5 shrink-0 place-items-center rounded-tag border border-faint text-on-accent transition-colors disabled:opacity-50 data-[state=unchecked]:hover:border-text data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
        className,
      )}
    >
      <Radix.Indicator>
        {checked === 'indeterminate' ? <Minus size={13} strokeWidth={3} /> : <Check size={13} strokeWidth={3} />}
      </Radix.Indicator>
    </Radix.Root>
  )
}
