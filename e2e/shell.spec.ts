import { expect } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'

test('the palette opens by key, finds a screen and goes there; focus lands on its heading', async ({
  page,
  simulator: _,
}) => {
  await signIn(page, 'ada', ['playlist-read-private'])
  await untilKeysAreHeard(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('playl')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/playlists$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeFocused()
})

test('? lists the keys, and focus returns to where it was', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', [])
  const opener = page.getByRole('link', { name: 'Scopes' }).first()
  await untilKeysAreHeard(page)
  await opener.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Lens: what each control depends on')
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
})

test('the first Tab offers to skip to the content', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
})

test('a theme that was chosen stays, and is there before the first paint', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', [])
  await page.getByRole('button', { name: /Theme/ }).click()
  await page.getByRole('menuitemradio', { name: /Light/ }).click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload({ waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('going back finds a long list where it was left', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', ['playlist-read-private'], '/playlists')
  const far = page.getByRole('listitem').getByRole('link').nth(14)
  await far.scrollIntoViewIfNeeded()
  await page.getByRole('main').hover()
  await page.mouse.wheel(0, 900)
  await expect.poll(() => page.getByRole('main').evaluate((main) => main.scrollTop)).toBeGreaterThan(500)
  const place = await settledScroll()
  await page.getByRole('listitem').getByRole('link').nth(18).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toHaveCount(0)
  await page.goBack()
  await expect.poll(() => page.getByRole('main').evaluate((main) => main.scrollTop)).toBe(place)

  async function settledScroll(): Promise<number> {
    return page.getByRole('main').evaluate(async (main) => {
      let before = -1
      while (before !== main.scrollTop) {
        before = main.scrollTop
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return before
    })
  }
})

test('signing out ends it in every tab', async ({ page, context, server, simulator: _ }) => {
  await signIn(page, 'ada', ['playlist-read-private'], '/account')
  const [cookie] = (await context.cookies()).filter(({ name }) => name === server.sessionCookie)
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See what every Spotify scope unlocks')
  if (cookie) await context.addCookies([cookie])
  const answer = await page.request.get('/api/spotify/v1/me/playlists')
  expect(answer.status()).toBe(401)
})
