import type { ReactNode } from 'react'

interface SwitchProps {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** Where the label stands elsewhere, as in a row of a table: it is read out only. */
  isLabelHidden?: boolean
}

/** The browser's checkbox, drawn as a switch. */
export function Switch({ label, checked, onChange, disabled = false, isLabelHidden = false }: SwitchProps) {
  return (
    <label className="inline-flex items-center gap-2.5">
      <span className="relative h-5 w-9 shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          disabled={disabled}
          className="peer m-0 block size-full appearance-none rounded-full border border-strong bg-text/12 transition-colors checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <span
          aria-hidden
          data-drawn="thumb"
          className="pointer-events-none absolute top-0.5 left-0.5 block size-4 rounded-full bg-text transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent"
        />
      </span>
      {isLabelHidden ? <span className="sr-only">{label}</span> : label}
    </label>
  )
}
