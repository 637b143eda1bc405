import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { signInUnseen } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'
import { PageChecks } from './page-checks.ts'

const scopes = ['playlist-read-private']
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** Another browser, with cookies of its own, in which ada is signed in as well. */
async function elsewhere(browser: Browser, baseURL: string, userAgent: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, userAgent })
  await signInUnseen(context.request, 'ada', scopes)
  return context
}

/** The server serves other tests too: what they left signed in is ended first. */
test.beforeEach(async ({ page, simulator: _ }) => {
  await signInUnseen(page.request, 'ada', scopes)
  const answer = await page.request.delete('/api/sessions', { headers: { 'x-csrf': '1' } })
  expect(answer.status()).toBe(204)
})

const sessions = (page: Page) => page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem')
const heading = (page: Page) => page.getByRole('heading', { name: 'Where you are signed in' })
const toast = (page: Page, text: string) => page.getByRole('region', { name: /Notices/ }).getByText(text)

test('one ends a session from another browser, which is signed out at its next step', async ({
  page,
  browser,
  server,
}) => {
  const checks = new PageChecks(page, server)
  const phone = await (await elsewhere(browser, server.origin, iPhone)).newPage()
  await phone.goto('/account')
  await expect(sessions(phone)).toHaveCount(2)
  await page.goto('/account')
  await expect(sessions(page)).toHaveCount(2)
  await expect(sessions(page).nth(0)).toContainText('This browser')
  await expect(sessions(page).nth(1)).toContainText('Safari on iPhone')
  await checks.checkAccessibility()

  await page.getByRole('button', { name: 'End Safari on iPhone' }).press('Enter')
  await expect(toast(page, 'Safari on iPhone is signed out.')).toBeVisible()
  await expect(sessions(page)).toHaveCount(1)
  await expect(page.getByText('Only here.')).toBeVisible()
  await expect(heading(page)).toBeFocused()

  await phone.getByRole('link', { name: 'Playlists' }).first().click()
  await expect(toast(phone, 'This session was ended from another browser.')).toBeVisible()
  await expect(phone.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  await checks.checkAccessibility()
  await checks.checkSecrets()
  checks.checkConsole()
  await phone.context().close()
})

test('focus goes on to the row that took the place of the one that went', async ({ page, browser, server }) => {
  const others = [await elsewhere(browser, server.origin, iPhone), await elsewhere(browser, server.origin, windows)]
  await page.goto('/account')
  await page.getByRole('button', { name: 'End Firefox on Windows' }).press('Enter')
  await expect(page.getByRole('button', { name: 'End Safari on iPhone' })).toBeFocused()
  for (const other of others) await other.close()
})

test('ending all others asks first, and leaves this one alone', async ({ page, browser, server }) => {
  const others = [await elsewhere(browser, server.origin, iPhone), await elsewhere(browser, server.origin, windows)]
  await page.goto('/account')
  const button = page.getByRole('button', { name: 'End all other sessions' })
  await button.press('Enter')
  await expect(page.getByRole('dialog', { name: 'End all other sessions?' })).toContainText('2 other browsers')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(button).toBeFocused()
  await expect(sessions(page)).toHaveCount(3)

  await button.press('Enter')
  const checks = new PageChecks(page, server)
  const dialog = page.getByRole('dialog', { name: 'End all other sessions?' })
  await expect(dialog).toBeVisible()
  await checks.checkAccessibility()
  await dialog.getByRole('button', { name: 'End all other sessions' }).press('Enter')
  await expect(toast(page, 'You are now signed in only here.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(sessions(page)).toHaveCount(1)
  await expect(heading(page)).toBeFocused()
  checks.checkConsole()
  for (const other of others) {
    expect((await other.request.get('/api/spotify/v1/me/playlists')).status()).toBe(401)
    await other.close()
  }
})

test('disconnecting asks first, ends every session, and says what is gone and what is not', async ({
  page,
  browser,
  server,
}) => {
  const checks = new PageChecks(page, server)
  const phone = await elsewhere(browser, server.origin, iPhone)
  await page.goto('/account')
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === server.sessionCookie)
  await page.getByRole('button', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('dialog', { name: 'Disconnect Ada?' })
  await expect(dialog).toBeVisible()
  await checks.checkAccessibility()
  await dialog.getByRole('button', { name: 'Disconnect' }).press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'You are disconnected' })).toBeFocused()
  await expect(page.getByRole('main')).toContainText('The tokens in them are deleted.')
  await expect(page.getByRole('main')).toContainText('The simulator was not told')
  // Once a later notice is there, an earlier one would be too. Asked once: it would not stay.
  await untilKeysAreHeard(page)
  await page.keyboard.press('t')
  await expect(toast(page, 'Theme: ')).toBeVisible()
  expect(await toast(page, 'Your session has ended.').count()).toBe(0)
  await checks.checkAccessibility()
  await checks.checkSecrets()
  checks.checkConsole()

  if (cookie) await page.context().addCookies([cookie])
  for (const { request } of [page, phone])
    expect((await request.get('/api/spotify/v1/me/playlists')).status()).toBe(401)
  await phone.close()
})

test('what holds the place of what is still read is as large as it', async ({ page }) => {
  await signInUnseen(page.request, 'ada', ['user-read-private', 'user-read-email'])
  const held = Promise.withResolvers<void>()
  await page.route(/\/api\/(sessions|spotify\/v1\/me)$/, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto('/account')
  const below = page.getByRole('heading', { name: 'Export as a world' })
  await expect(page.getByText('Loading where you are signed in')).toBeAttached()
  await page.evaluate(() => document.fonts.ready)
  const before = await below.boundingBox()
  held.resolve()
  await expect(sessions(page)).toHaveCount(1)
  // What development mode leaves out is said once the profile is there.
  await expect(page.getByText('Spotify leaves it out').first()).toBeVisible()
  expect(await below.boundingBox()).toEqual(before)
})

test('sessions that can’t be read are told of, and are there after another try', async ({ page }) => {
  await page.route('**/api/sessions', (route) => route.abort(), { times: 1 })
  await page.goto('/account')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(sessions(page)).toHaveCount(1)
})
