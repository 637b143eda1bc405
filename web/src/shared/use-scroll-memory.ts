import { type RefObject, useLayoutEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { stillArriving } from './arrival.tsx'
import { scrollerOf } from './scroller.ts'
import { tabStore } from './storage.ts'
import { low, useMedia } from './use-media.ts'

/**
 * The keys of a scroll position in the tab’s storage: that of its history entry, and that of its path for the next page
 * load. All page loads call their first entry `default`; a consent at Spotify comes back with one.
 */
const storageKeys = (entry: string, path: string, name: string) => ({
  entry: `scroll:${name}:${entry === 'default' ? path : entry}`,
  path: `scroll:${name}:${path}`,
})

/**
 * Keeps the scroll position of a panel inside the page: going back restores it, a new screen starts at the top.
 * @param name tells the panels of one screen apart
 */
export function useScrollMemory(ref: RefObject<HTMLElement | null>, name: string): void {
  const { key: ownKey, pathname, state } = useLocation()
  const isPageLoad = state === stillArriving
  const key = isPageLoad ? 'default' : ownKey
  const isBack = useNavigationType() === 'POP' || isPageLoad
  const isLow = useMedia(low)
  // A new search on the same screen keeps the position; only a new path changes it.
  useLayoutEffect(() => {
    const element = scrollerOf(ref.current)
    if (!element) return
    return scrollTo(element, isBack ? Number(tabStore().getItem(storageKeys(key, pathname, name).entry) ?? 0) : 0)
  }, [pathname, ref, name])
  useLayoutEffect(() => {
    const element = scrollerOf(ref.current)
    if (!element) return
    const save = () => {
      // A problem in place of the screen has nothing to scroll, and is no place that a person left.
      if (element.scrollHeight <= element.clientHeight) return
      const place = String(Math.round(element.scrollTop))
      for (const each of Object.values(storageKeys(key, pathname, name))) tabStore().setItem(each, place)
    }
    element.addEventListener('scrollend', save)
    return () => {
      element.removeEventListener('scrollend', save)
    }
  }, [key, pathname, ref, name, isLow])
}

const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown']

/**
 * Scrolls to a place, again with everything that is drawn until the place is there: after a page load its rows are still
 * being read. A person who acts meanwhile decides.
 * @returns ends it
 */
function scrollTo(element: HTMLElement, place: number): () => void {
  const scroll = () => {
    element.scrollTop = place
    if (Math.ceil(element.scrollTop) >= place) end()
  }
  const observer = new MutationObserver(scroll)
  const end = () => {
    observer.disconnect()
    for (const act of acts) removeEventListener(act, end, true)
  }
  observer.observe(element, { childList: true, subtree: true })
  for (const act of acts) addEventListener(act, end, true)
  scroll()
  return end
}
