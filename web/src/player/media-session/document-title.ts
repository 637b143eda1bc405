/**
 * Puts the name of what plays in front of the document's title. The title of the screen may change meanwhile.
 * @returns a function that restores the title of the screen
 */
export function nameDocument(playing: string | undefined): (() => void) | undefined {
  const element = document.querySelector('title')
  if (!playing || !element) return undefined
  let screen = document.title
  const show = () => {
    if (document.title.startsWith(playing)) return
    screen = document.title
    document.title = `${playing} | ${screen}`
  }
  const observer = new MutationObserver(show)
  observer.observe(element, { childList: true, characterData: true, subtree: true })
  show()
  return () => {
    observer.disconnect()
    document.title = screen
  }
}
