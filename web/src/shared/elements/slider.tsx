import { type CSSProperties, useRef } from 'react'
import { cx } from '../cx.ts'

interface SliderProps {
  label: string
  value: number
  min?: number
  max: number
  /** The step of an arrow key. */
  step?: number
  /** What a screen reader says for a value: `1:24 of 3:41`. */
  valueText?: string
  /** What else there is to say of it, also as a tooltip. */
  description?: string
  /** While the thumb is dragged. */
  onChange?: (value: number) => void
  /** When the thumb is released, and on every key press. */
  onCommit: (value: number) => void
  disabled?: boolean
  className?: string
}

/** The browser's own slider over a line of ours. */
export function Slider(props: SliderProps) {
  const { label, value, min = 0, max, step = 1, valueText, description, onChange, onCommit } = props
  const { disabled = false, className } = props
  const isHeld = useRef(false)
  const share = max > min ? (value - min) / (max - min) : 0
  return (
    <span
      className={cx('group relative flex h-6 min-w-16 flex-1 items-center', className)}
      style={{ '--share': share } as CSSProperties}
    >
      <span aria-hidden data-drawn="track" className="h-1 grow overflow-hidden rounded-full bg-text/16">
        <span
          data-drawn="value"
          className="block h-1 origin-left scale-x-(--share) rounded-full bg-text group-hover:bg-accent group-has-disabled:bg-faint"
        />
      </span>
      <span aria-hidden className="pointer-events-none absolute inset-x-1.5 h-3 translate-x-[calc(var(--share)*100%)]">
        <span
          data-drawn="thumb"
          className="-ml-1.5 block size-3 rounded-full bg-text opacity-0 outline-offset-2 outline-accent transition-opacity group-hover:opacity-100 group-has-disabled:hidden group-has-focus-visible:opacity-100 group-has-focus-visible:outline-2"
        />
      </span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueText}
        aria-description={description}
        title={description}
        min={min}
        max={Math.max(max, min + step)}
        step={step}
        value={value}
        disabled={disabled}
        className="absolute inset-0 m-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
        onPointerDown={() => {
          isHeld.current = true
        }}
        onPointerUp={({ currentTarget }) => {
          isHeld.current = false
          onCommit(currentTarget.valueAsNumber)
        }}
        onPointerCancel={() => {
          isHeld.current = false
        }}
        onChange={({ target }) => {
          onChange?.(target.valueAsNumber)
          if (!isHeld.current) onCommit(target.valueAsNumber)
        }}
      />
    </span>
  )
}
