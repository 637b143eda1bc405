import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'

const row =
  'flex min-h-9 items-center gap-2.5 rounded-control px-2.5 outline-none select-none data-highlighted:bg-text/8 data-disabled:opacity-50'

interface MenuProps {
  /** The accessible name. */
  label: string
  /** The button that opens it. */
  trigger: ReactElement
  align?: 'start' | 'center' | 'end'
  onOpenChange?: (open: boolean) => void
  /** Gives the focus back in place of the trigger. */
  onCloseAutoFocus?: (event: Event) => void
  children: ReactNode
}

/**
 * A menu of actions, open from the start: `OnDemand` loads it. Not modal: Radix’s scroll lock writes a style element, which
 * our CSP refuses.
 */
export function Menu({ label, trigger, align = 'end', onOpenChange, children, ...content }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        {/* A landmark as long as it is open: everything on a page stands in one. */}
        <section aria-label={label}>
          <Radix.Content
            {...content}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className="z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-rise overflow-auto rounded-panel border border-line bg-panel p-1.5 shadow-float"
          >
            {children}
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuItemProps {
  icon?: LucideIcon
  /** The menu closes then, unless the default of the event is prevented. */
  onSelect: (event: Event) => void
  disabled?: boolean
  tone?: 'plain' | 'danger'
  /** A word or a key at the end of the line. */
  hint?: ReactNode
  children: ReactNode
}

export function MenuItem({ icon, onSelect, disabled = false, tone = 'plain', hint, children }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} disabled={disabled} className={cx(row, tone === 'danger' && 'text-denied')}>
      {icon && <Icon of={icon} className="opacity-75" />}
      <span className="min-w-0 grow truncate">{children}</span>
      {hint && <span className="text-small text-muted">{hint}</span>}
    </Radix.Item>
  )
}

interface MenuLinkProps {
  icon: LucideIcon
  /** A link without content. */
  link: ReactElement<{ children?: ReactNode }>
  children: ReactNode
}

/** A link as a line of a menu: it opens in a new tab as every link does. */
export function MenuLink({ icon, link, children }: MenuLinkProps) {
  const content = (
    <>
      <Icon of={icon} className="opacity-75" />
      <span className="min-w-0 grow truncate">{children}</span>
    </>
  )
  return (
    <Radix.Item asChild className={cx(row, 'text-text no-underline')}>
      {cloneElement(link, {}, content)}
    </Radix.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** A choice of one, inside a menu. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Radix.RadioGroup aria-label={label} value={value}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={row}
          onSelect={() => onChange(option.value)}
        >
          <span className="grow">{option.label}</span>
          <Radix.ItemIndicator>
            <Icon of={Check} className="text-accent" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 py-1.5 text-small text-muted">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1.5 h-px bg-line" />
}
