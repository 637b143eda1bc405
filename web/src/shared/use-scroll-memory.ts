import { type RefObject, useLayoutEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { tabStore } from './storage.ts'

/** Scroll places by history entry; they live as long as the tab. The first entry of every page load has the same key. */
const storageKey = (entry: string, path: string, name: string) => `scroll:${name}:${entry === 'default' ? path : entry}`

/**
 * Keeps the place of a panel that scrolls inside the page: going back finds it where it was, going on starts at the top.
 * @param name tells the panels of one screen apart
 */
export function useScrollMemory(ref: RefObject<HTMLElement | null>, name: string): void {
  const { key, pathname } = useLocation()
  const isBack = useNavigationType() === 'POP'
  // A new search on the same screen keeps the place; only a new path moves it.
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
