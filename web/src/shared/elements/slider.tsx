import { Slider as Radix } from 'radix-ui'
import { cx } from '../cx.ts'

interface SliderProps {
  label: string
  value: number
  min?: number
  max: number
  /** The step of an arrow key; a page key moves ten steps. */
  step?: number
  /** What a screen reader says for a value: `1:24 of 3:41`. */
  valueText?: string
  /** While the thumb is dragged. */
  onChange?: (value: number) => void
  /** When the thumb is released, and on every key press. */
  onCommit: (value: number) => void
  disabled?: boolean
  className?: string
}

export function Slider(props: SliderProps) {
  const { label, value, min = 0, max, step = 1, valueText, onChange, onCommit, disabled = false, className } = props
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={Math.max(max, min + step)}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => next !== undefined && onChange?.(next)}
      onValueCommit={([next]) => next !== undefined && onCommit(next)}
      className={cx('group relative flex h-5 min-w-16 flex-1 touch-none items-center select-none', className)}
    >
      <Radix.Track className="h-1 grow overflow-hidden rounded-full bg-text/16">
        <Radix.Range className="absolute block h-1 rounded-full bg-text group-hover:bg-accent group-data-disabled:bg-faint" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-3 rounded-full bg-text opacity-0 transition-opacity group-hover:opacity-100 group-data-disabled:hidden focus-visible:opacity-100"
      />
    </Radix.Root>
  )
}
