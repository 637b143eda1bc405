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

/**
 * Signs in, for scenarios that begin signed in. The consent page is read and answered, and not drawn: it is of another site,
 * so that the browser would start two more processes.
 */
export async function signIn(
  page: Page,
  account: AccountId,
  scopes: readonly string[],
  returnTo = '/',
  more: { show_dialog?: 'true' } = {},
): Promise<void> {
  const query = new URLSearchParams({ scope: scopes.join(' '), returnTo, ...more })
  const consent = await page.request.get(`/auth/sign-in?${query}`)
  const form = { ...hiddenFields(await consent.text()), account, decision: 'approve' }
  const action = new URL('/authorize', consent.url()).href
  const response = await page.request.post(action, { form, maxRedirects: 0 })
  await page.goto(response.headers().location ?? '')
  await page.waitForURL((url) => url.pathname === new URL(returnTo, url).pathname)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)
  return Object.fromEntries(Array.from(fields, ([, name = '', value = '']) => [name, unescaped(value)]))
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (entity, name: string) => characters[name] ?? entity)
}
