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

/** Matches where the frame is the one for phones: the variant `phone` of styles.css. */
export const phone = '(width < 48rem), (height < 30rem)'

/** Matches where the frame scrolls together with the page: the variant `low` of styles.css. */
export const low = '(height < 30rem)'

/** Matches where the person wants no animations. */
export const reducedMotion = '(prefers-reduced-motion: reduce)'
