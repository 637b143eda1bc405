import type { ReactElement } from 'react'
import { Menu, MenuChoice } from '../shared/elements/menu.tsx'
import { type Order, orders } from './arrangement.ts'
import type { ArrangementState } from './use-arrangement.ts'

const options = Object.entries(orders).map(([value, label]) => ({ value: value as Order, label }))

interface OrderMenuProps {
  trigger: ReactElement
  arrangement: ArrangementState
}

/** The choice of the order, with the button that opens it. */
export default function OrderMenu({ trigger, arrangement: { order, setOrder } }: OrderMenuProps) {
  return (
    <Menu label="Sort by" trigger={trigger}>
      <MenuChoice label="Order" value={order} options={options} onChange={setOrder} />
    </Menu>
  )
}
