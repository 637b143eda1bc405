import { expect, type Page } from '@playwright/test'

/** Goes to another screen of the app as a link does, without loading the page again. Runs in the page. */
export function goTo(path: string): void {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** The same, until the screen is drawn: focus goes to its heading, and the heading of the one before may have it still. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).blur()
  await page.evaluate(goTo, path)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
}
