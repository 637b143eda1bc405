import { type RefObject, useLayoutEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { tabStore } from './storage.ts'

/** The key of a scroll position in the tab’s storage. All page loads call their first history entry `default`, so the path replaces it. */
const storageKey = (entry: string, path: string, name: string) => `scroll:${name}:${entry === 'default' ? path : entry}`

/**
 * Keeps the scroll position of a panel inside the page: going back restores it, a new screen starts at the top.
 * @param name tells the panels of one screen apart
 */
export function useScrollMemory(ref: RefObject<HTMLElement | null>, name: string): void {
  const { key, pathname } = useLocation()
  const isBack = useNavigationType() === 'POP'
  // A new search on the same screen keeps the position; only a new path changes it.
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    element.scrollTop = isBack ? Number(tabStore().getItem(storageKey(key, pathname, name)) ?? 0) : 0
  }, [pathname, ref, name])
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const save = () => tabStore().setItem(storageKey(key, pathname, name), String(Math.round(element.scrollTop)))
    element.addEventListener('scrollend', save)
    return () => {
      element.removeEventListener('scrollend', save)
    }
  }, [key, pathname, ref, name])
}
