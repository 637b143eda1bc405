import type { Page } from '@playwright/test'

/** Waits until the page listens to keys. The file that does is loaded after the screen; a person presses no key so soon. */
export async function untilKeysAreHeard(page: Page): Promise<void> {
  const file = await page.waitForFunction(
    () => performance.getEntriesByType('resource').find(({ name }) => name.includes('/listen-to-keys-'))?.name,
  )
  // Resolves after the page’s own import of the same file.
  await page.evaluate(`import(${JSON.stringify(await file.jsonValue())}).then(() => {})`)
}
