import { expect, type Page } from '@playwright/test'

export type AccountId = 'ada' | 'ben' | 'cleo' | 'dov'

/** Answers the simulator's consent page, which must be the one shown. */
export async function answerConsent(page: Page, account: AccountId, decision: 'approve' | 'deny'): Promise<void> {
  await expect(page.getByText('This is the simulator, not Spotify.')).toBeVisible()
  const choice = page.locator(`[name="account"][value="${account}"]`)
  if ((await choice.count()) > 0) await choice.check()
  else await page.locator('select[name="account"]').selectOption(account)
  await page.locator(`button[name="decision"][value="${decision}"]`).click()
}

/** Signs in by address, for scenarios that begin signed in. */
export async function signIn(page: Page, account: AccountId, scopes: readonly string[], returnTo = '/'): Promise<void> {
  const query = new URLSearchParams({ scope: scopes.join(' '), returnTo })
  await page.goto(`/auth/sign-in?${query}`)
  await answerConsent(page, account, 'approve')
  await page.waitForURL((url) => url.pathname === new URL(returnTo, url).pathname)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}
