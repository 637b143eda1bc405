/**
 * Does what `begin` begins while the page is seen.
 * @param begin returns what ends it
 * @returns ends it for good
 */
export function whileVisible(begin: () => () => void): () => void {
  let end: (() => void) | undefined
  const follow = () => {
    if (document.visibilityState === 'visible') end ??= begin()
    else stop()
  }
  const stop = () => {
    end?.()
    end = undefined
  }
  document.addEventListener('visibilitychange', follow)
  follow()
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop()
  }
}
