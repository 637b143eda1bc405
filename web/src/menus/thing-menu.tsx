import { useState } from 'react'
import { phone, useMedia } from '../shared/use-media.ts'
import { FloatingMenu } from './floating-menu.tsx'
import { LockedAction } from './locked-action.tsx'
import { MenuSheet } from './menu-sheet.tsx'
import type { MenuCall } from './menu-subject.ts'
import type { OpenedMenu } from './opened-menu.ts'
import { useMenuLines } from './use-menu-lines.ts'

/** The menu of a thing: at the pointer, and from below where a thumb opened it on a phone. A locked line says what it needs. */
export default function ThingMenu({ opened }: { opened: OpenedMenu }) {
  const groups = useMenuLines(opened.subject)
  const isPhone = useMedia(phone)
  const [locked, setLocked] = useState<{ by: OpenedMenu; call: MenuCall }>()
  if (locked?.by === opened) return <LockedAction call={locked.call} />
  const isSheet = isPhone && (opened.cause === 'touch' || opened.cause === 'button')
  const Form = isSheet ? MenuSheet : FloatingMenu
  return <Form opened={opened} groups={groups} onLocked={(call) => setLocked({ by: opened, call })} />
}
