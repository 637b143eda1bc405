import { ArrowDownNarrowWide, Copy, EyeOff } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../shared/elements/menu.tsx'
import { type Order, orders } from '../arrangement.ts'

type SortOrder = Exclude<Order, 'position'>
const sortOrders = (Object.keys(orders) as Order[]).filter((order) => order !== 'position')

interface ToolsMenuProps {
  trigger: ReactElement
  onSort: (order: SortOrder) => void
  onDuplicates: () => void
  onUnavailable: () => void
}

/** Sorts a playlist for good, and finds what a person may want to remove. */
export default function ToolsMenu({ trigger, onSort, onDuplicates, onUnavailable }: ToolsMenuProps) {
  return (
    <Menu label="Tools" trigger={trigger}>
      <MenuItem icon={Copy} onSelect={onDuplicates}>
        Select duplicates
      </MenuItem>
      <MenuItem icon={EyeOff} onSelect={onUnavailable}>
        Select songs you can’t play
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Sort for good</MenuLabel>
      {sortOrders.map((order) => (
        <MenuItem key={order} icon={ArrowDownNarrowWide} onSelect={() => onSort(order)}>
          {orders[order]}
        </MenuItem>
      ))}
    </Menu>
  )
}
