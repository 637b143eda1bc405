import { lazyPart } from '../lazy-part.tsx'
import { OnDemand } from './on-demand.tsx'
import type { PopoverProps } from './popover-box.tsx'

const PopoverBox = lazyPart(async () => (await import('./popover-box.tsx')).default)

/** A small floating card that belongs to a button. */
export function Popover(props: PopoverProps) {
  const { trigger, onOpenChange } = props
  return (
    <OnDemand trigger={trigger} popup="dialog" load={PopoverBox.load} onOpen={() => onOpenChange?.(true)}>
      <PopoverBox defaultOpen {...props} />
    </OnDemand>
  )
}
