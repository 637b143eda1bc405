/** Goes to another screen of the app as a link does, without loading the page again. Runs in the page. */
export function goTo(path: string): void {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
}
