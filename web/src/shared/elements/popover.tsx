import { lazy } from 'react'
import { OnDemand } from './on-demand.tsx'
import type { PopoverProps } from './popover-box.tsx'

const loadBox = () => import('./popover-box.tsx')
const PopoverBox = lazy(loadBox)

/** A small floating card that belongs to a button. */
export function Popover(props: PopoverProps) {
  const { trigger, onOpenChange } = props
  return (
    <OnDemand trigger={trigger} popup="dialog" load={loadBox} onOpen={() => onOpenChange?.(true)}>
      <PopoverBox defaultOpen {...props} />
    </OnDemand>
  )
}
