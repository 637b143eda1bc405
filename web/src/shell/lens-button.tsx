import { ScanEye } from 'lucide-react'
import { useLens } from '../lens/lens.tsx'
import { cx } from '../shared/cx.ts'
import { Icon, Kbd } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'

/** Switches the lens: every control shows the scope it stands on. */
export function LensButton() {
  const { on, toggle } = useLens()
  return (
    <Tooltip text="What each control stands on" side="bottom">
      <button
        type="button"
        aria-pressed={on}
        onClick={toggle}
        className={cx(
          'flex h-9 shrink-0 items-center gap-2 rounded-control border px-3 font-semibold transition-colors',
          on ? 'border-accent bg-accent text-on-accent' : 'border-strong hover:bg-raised',
        )}
      >
        <Icon of={ScanEye} />
        Lens
        <Kbd>L</Kbd>
      </button>
    </Tooltip>
  )
}

/** The same on a phone. */
export function LensIconButton() {
  const { on, toggle } = useLens()
  return (
    <IconButton
      icon={ScanEye}
      label="Lens"
      aria-pressed={on}
      tone={on ? 'accent' : 'quiet'}
      size="large"
      onClick={toggle}
    />
  )
}
