import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { useStore } from '../shared/external-store.ts'
import { lazyPart } from '../shared/lazy-part.tsx'
import { NotOpened, Part } from '../shared/part.tsx'
import { followMenus } from './follow-menus.ts'
import { closeMenu, openedMenu } from './opened-menu.ts'

const ThingMenu = lazyPart(async () => (await import('./thing-menu.tsx')).default)

/** Once in the app: draws the menu that is open, and opens menus. */
export function MenuHost() {
  const opened = useStore(openedMenu)
  const { key } = useLocation()
  useEffect(() => {
    const ended = new AbortController()
    followMenus(ended.signal)
    return () => ended.abort()
  }, [])
  useEffect(() => closeMenu, [key])
  if (!opened) return null
  return (
    <Part failed={({ problem }) => <NotOpened problem={problem} onTold={closeMenu} />} resetKey={opened}>
      <ThingMenu opened={opened} />
    </Part>
  )
}
