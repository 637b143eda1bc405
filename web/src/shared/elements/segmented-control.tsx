import { type ReactNode, useId } from 'react'

interface SegmentedControlProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
}

/** A choice of one, with the options side by side: the browser's radio buttons, so arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onChange } = props
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex rounded-control border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative grid h-7 place-items-center rounded-[6px] px-2.5 text-small font-[550] whitespace-nowrap text-muted outline-offset-2 outline-accent transition-colors hover:text-text has-checked:bg-raised has-checked:text-text has-checked:shadow-[0_0_0_1px_var(--color-strong)] has-focus-visible:outline-2"
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 m-0 size-full appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
