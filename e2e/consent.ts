import { type APIRequestContext, expect, type Page } from '@playwright/test'

export type AccountId = 'ada' | 'ben' | 'cleo' | 'dov'

/** Answers the simulator's consent page, which must be the one shown. */
export async function answerConsent(page: Page, account: AccountId, decision: 'approve' | 'deny'): Promise<void> {
  await expect(page.getByText('This is the simulator, not Spotify.')).toBeVisible()
  const choice = page.locator(`[name="account"][value="${account}"]`)
  if ((await choice.count()) > 0) await choice.check()
  else await page.locator('select[name="account"]').selectOption(account)
  await page.locator(`button[name="decision"][value="${decision}"]`).click()
}

interface Ask {
  account: AccountId
  scopes: readonly string[]
  returnTo?: string
  show_dialog?: 'true'
}

/**
 * Agrees, for scenarios that begin signed in. The consent page is read and answered, and not drawn: it is of another site, so
 * that the browser would start two more processes.
 * @returns the address that Spotify sends the browser to
 */
async function agree(request: APIRequestContext, { account, scopes, ...more }: Ask): Promise<string> {
  const query = new URLSearchParams({ scope: scopes.join(' '), ...more })
  const consent = await request.get(`/auth/sign-in?${query}`)
  const form = { ...hiddenFields(await consent.text()), account, decision: 'approve' }
  const action = new URL('/authorize', consent.url()).href
  const response = await request.post(action, { form, maxRedirects: 0 })
  return response.headers().location ?? ''
}

/** Signs a browser in without a page, by its cookies. @param request of the browser: `context.request` */
export async function signInUnseen(
  request: APIRequestContext,
  account: AccountId,
  scopes: readonly string[],
): Promise<void> {
  await request.get(await agree(request, { account, scopes }), { maxRedirects: 0 })
}

/** Signs in, and waits for the screen at `returnTo`. */
export async function signIn(
  page: Page,
  account: AccountId,
  scopes: readonly string[],
  returnTo = '/',
  more: { show_dialog?: 'true' } = {},
): Promise<void> {
  await page.goto(await agree(page.request, { account, scopes, returnTo, ...more }))
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
