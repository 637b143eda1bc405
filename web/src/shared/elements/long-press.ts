/** A finger that rests for so long asks what it rests on; Android and iOS wait as long before they open a menu. */
const longPressMs = 500
/** The click of a press comes this soon after its end. */
const clickMs = 300

/**
 * Waits until the press of a finger that has just begun ends, or is a long one. Then its end clicks nothing: it was for the
 * text, and not for what it would have opened.
 */
export function isLongPress(): Promise<boolean> {
  const ends = new AbortController()
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(true), longPressMs)
    const end = (isLong: boolean) => {
      clearTimeout(timer)
      ends.abort()
      resolve(isLong)
      if (isLong) swallowNextClick()
    }
    const options = { signal: ends.signal, capture: true, passive: true }
    for (const type of ['pointerup', 'pointercancel', 'scroll'])
      document.addEventListener(type, () => end(false), options)
  })
}

function swallowNextClick(): void {
  const over = new AbortController()
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('click', swallow, { capture: true, once: true, signal: over.signal })
  document.addEventListener('pointerup', () => setTimeout(() => over.abort(), clickMs), { capture: true, once: true })
}
