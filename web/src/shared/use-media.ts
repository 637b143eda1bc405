import { useSyncExternalStore } from 'react'

/** Whether a media query matches now. */
export function useMedia(query: string): boolean {
  const subscribe = (onChange: () => void) => {
    const media = matchMedia(query)
    media.addEventListener('change', onChange)
    return () => media.removeEventListener('change', onChange)
  }
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Matches where the layout is the one for phones. */
export const phone = '(width < 768px)'

/** Matches where the person wants no animations. */
export const reducedMotion = '(prefers-reduced-motion: reduce)'
