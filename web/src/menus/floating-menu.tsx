import { Fragment, useEffect } from 'react'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '../shared/elements/menu.tsx'
import { LineLink } from './line-link.tsx'
import { LineWords, useLockedCall } from './line-words.tsx'
import type { MenuCall, MenuLine } from './menu-subject.ts'
import { closeMenu, type OpenedMenu, openedMenu } from './opened-menu.ts'

export interface MenuFormProps {
  opened: OpenedMenu
  /** The lines, in groups. */
  groups: readonly (readonly MenuLine[])[]
  /** Called when a line is chosen that the grant does not allow. */
  onLocked: (call: MenuCall) => void
}

/** The menu beside the pointer, the row or the button that opened it. */
export function FloatingMenu({ opened, groups, onLocked }: MenuFormProps) {
  const { subject, place, cause, opener } = opened
  useCloseOnScroll(opened)
  const giveBack = () => {
    if (document.activeElement === document.body) opener?.focus()
  }
  return (
    <Menu
      key={`${place.left} ${place.top}`}
      label={`Actions for ${subject.thing.name}`}
      trigger={<span aria-hidden className="pointer-events-none fixed" style={place} />}
      align={cause === 'button' ? 'end' : 'start'}
      onOpenChange={() => openedMenu.read() === opened && closeMenu()}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        giveBack()
      }}
    >
      {groups.map((lines, index) => (
        <Fragment key={lines[0]?.label}>
          {index > 0 && <MenuSeparator />}
          {lines.map((line) => (
            <Line key={line.label} line={line} onLocked={onLocked} />
          ))}
        </Fragment>
      ))}
    </Menu>
  )
}

function Line({ line, onLocked }: { line: MenuLine } & Pick<MenuFormProps, 'onLocked'>) {
  const locked = useLockedCall(line)
  const words = <LineWords line={line} />
  if (!('act' in line))
    return (
      <MenuLink icon={line.icon} link={<LineLink line={line} />}>
        {words}
      </MenuLink>
    )
  const choose = (event: Event) => {
    if (!locked) return line.act()
    event.preventDefault()
    onLocked(locked)
  }
  return (
    <MenuItem icon={line.icon} onSelect={choose}>
      {words}
    </MenuItem>
  )
}

/** What the menu is about moves away below it. A scroll from before it opened is told only with the next frame. */
function useCloseOnScroll({ hasMoved }: OpenedMenu): void {
  useEffect(() => {
    const onScroll = () => {
      if (hasMoved()) closeMenu()
    }
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', onScroll, { capture: true })
  }, [hasMoved])
}
