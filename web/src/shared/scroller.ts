import { low } from './use-media.ts'

/** What scrolls this element: the pane itself, or in a low window the frame around the page. */
export function scrollerOf(pane: HTMLElement | null): HTMLElement | null {
  const frame = matchMedia(low).matches ? pane?.closest<HTMLElement>('[data-frame]') : undefined
  return frame ?? pane
}
