import { Ellipsis } from 'lucide-react'
import type { MouseEvent } from 'react'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { menuAround, openMenuOf } from './opened-menu.ts'

interface MenuButtonProps {
  /** The name of the thing. */
  name: string
  tabIndex?: number
  className?: string
}

/** The button that opens the menu of the row around it: what the right button and a long press open, for everybody. */
export function MenuButton({ name, ...button }: MenuButtonProps) {
  const open = ({ currentTarget, detail }: MouseEvent<HTMLElement>) => {
    const row = menuAround(currentTarget)
    const place = currentTarget.getBoundingClientRect()
    if (row) openMenuOf(row, { cause: detail === 0 ? 'key' : 'button', place, opener: currentTarget })
  }
  return <IconButton icon={Ellipsis} label={`More for ${name}`} aria-haspopup="menu" onClick={open} {...button} />
}
