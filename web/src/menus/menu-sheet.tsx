import { Fragment, type KeyboardEvent } from 'react'
import { bylineOf } from '../catalogue/thing.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { Sheet } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { movedTo } from '../shared/roving.ts'
import type { MenuFormProps } from './floating-menu.tsx'
import { LineLink } from './line-link.tsx'
import { LineWords, useLockedCall } from './line-words.tsx'
import type { MenuLine } from './menu-subject.ts'
import { closeMenu } from './opened-menu.ts'

/** The menu from below, in reach of a thumb; above the lines what it is about, whole. */
export function MenuSheet({ opened: { subject }, groups, onLocked }: MenuFormProps) {
  const { name, images } = subject.thing
  return (
    <Sheet open title={name} description={bylineOf(subject.thing)} onOpenChange={closeMenu}>
      <Artwork images={images} size={64} className="mb-3" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the links and buttons inside. */}
      <div onKeyDown={moveFocus} className="-mx-2.5">
        {groups.map((lines, index) => (
          <Fragment key={lines[0]?.label}>
            {index > 0 && <hr className="mx-2.5 my-1.5 border-line" />}
            <ul>
              {lines.map((line) => (
                <li key={line.label}>
                  <Line line={line} onLocked={onLocked} />
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
    </Sheet>
  )
}

const row =
  'flex min-h-12 w-full items-center gap-3 rounded-control px-2.5 text-left text-text no-underline hover:bg-raised'

function Line({ line, onLocked }: { line: MenuLine } & Pick<MenuFormProps, 'onLocked'>) {
  const locked = useLockedCall(line)
  const content = (
    <>
      <Icon of={line.icon} className="text-muted" />
      <LineWords line={line} />
    </>
  )
  if (!('act' in line))
    return (
      <LineLink line={line} className={row} onClick={closeMenu}>
        {content}
      </LineLink>
    )
  const choose = () => {
    if (locked) return onLocked(locked)
    closeMenu()
    line.act()
  }
  return (
    <button type="button" className={row} onClick={choose}>
      {content}
    </button>
  )
}

/** All lines are in the window of the sheet, so a page of them is all of them. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')]
  const at = lines.findIndex((line) => line.contains(event.target instanceof Node ? event.target : null))
  const next = movedTo(event.key, at, lines.length, lines.length)
  if (next === undefined) return
  event.preventDefault()
  lines[next]?.focus()
}
