import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'
import { Tooltip, type TooltipSide } from './tooltip.tsx'

const sizes = { small: 'size-7', medium: 'size-9', large: 'size-11', huge: 'size-14' }
const tones = {
  quiet: 'text-muted hover:bg-raised hover:text-text',
  secondary: 'border border-strong text-text hover:bg-raised',
  /** The play button of a player. */
  solid: 'primary bg-text text-canvas hover:opacity-90',
  accent: 'primary bg-accent text-on-accent hover:bg-accent/90',
  /** Switched on. */
  on: 'text-accent hover:bg-accent/10',
  missing: 'text-missing hover:bg-missing/10',
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon
  /** The accessible name and the tooltip. */
  label: string
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string
  size?: keyof typeof sizes
  tone?: keyof typeof tones
  round?: boolean
  pending?: boolean
  /** A small icon at the corner, such as the lock of a locked control. */
  badge?: LucideIcon
  /** The badge has the colour of what is missing. */
  isBadgeLoud?: boolean
  tooltipSide?: TooltipSide
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, size = 'medium', tone = 'quiet', round = false, pending = false } = props
  const {
    icon: _i,
    label: _l,
    shortcut: _s,
    size: _z,
    tone: _t,
    round: _r,
    pending: _p,
    badge: Badge,
    isBadgeLoud = false,
    tooltipSide,
    ...rest
  } = props
  return (
    <Tooltip text={shortcut ? `${label} (${shortcut})` : label} side={tooltipSide}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        {...(pending ? { 'aria-disabled': true, 'aria-busy': true, onClick: undefined } : {})}
        className={cx(
          'relative inline-flex shrink-0 items-center justify-center transition-colors disabled:opacity-40 aria-disabled:opacity-50',
          round ? 'rounded-full' : 'rounded-control',
          sizes[size],
          tones[tone],
          props.className,
        )}
      >
        <Icon of={pending ? LoaderCircle : icon} {...(pending ? { className: 'animate-turn' } : {})} />
        {Badge && (
          <span
            className={cx(
              'absolute grid size-4 place-items-center rounded-full bg-panel',
              isBadgeLoud ? 'text-missing' : 'text-muted',
              round ? '-right-1 -bottom-1' : 'right-0 bottom-0',
            )}
          >
            <Badge size={11} strokeWidth={2.25} aria-hidden />
          </span>
        )}
      </button>
    </Tooltip>
  )
}
