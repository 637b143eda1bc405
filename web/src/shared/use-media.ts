import { useSyncExternalStore } from 'react'

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const subscribe = (onChange: () => void) => {
    const media = matchMedia(query)
    media.addEventListener('change', onChange)
    return () => media.removeEventListener('change', onChange)
  }
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Below this the layout is the phone's. */
export const phone = '(width < 768px)'

/** A person wants things to stand still. */
export const reducedMotion = '(prefers-reduced-motion: reduce)'
