import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'
import { PageChecks } from './page-checks.ts'

const scopes = ['playlist-read-private', 'user-read-email', 'user-read-private', 'user-top-read']

const lens = (page: Page) => page.getByRole('region', { name: 'Lens' })
const asIf = (page: Page) => page.getByRole('status').filter({ hasText: 'As if you had not agreed to' })

test('a scope that is switched off in the lens is gone from every tab and every screen, until one press ends it', async ({
  page,
  context,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', scopes, '/playlists')
  const row = page.getByRole('link', { name: /Everything, Ever/ })
  await expect(row).toBeVisible()
  const other = await context.newPage()
  await other.goto('/account')
  const email = other.getByRole('definition').filter({ hasText: 'user-read-email' })
  await expect(other.getByText('Spotify leaves it out for this client')).toHaveCount(3)

  await untilKeysAreHeard(page)
  await page.keyboard.press('l')
  await expect(lens(page)).toContainText('You hold 4 permissions and used 1 in this visit.')
  await lens(page).getByRole('button', { name: 'Scope by scope' }).click()
  await lens(page).getByRole('switch', { name: 'playlist-read-private' }).click()
  await expect(asIf(page)).toContainText('playlist-read-private')
  await expect(page.getByRole('link', { name: /Kitchen loud/ })).toBeVisible()
  await expect(row).toHaveCount(0)
  await expect(asIf(other)).toContainText('playlist-read-private')
  await checks.checkAccessibility()

  await lens(page).getByRole('switch', { name: 'user-read-email' }).click()
  await expect(email).toBeVisible()
  await other.getByRole('link', { name: 'Explore' }).first().click()
  await expect(asIf(other)).toContainText('playlist-read-private, user-read-email')
  await asIf(other).getByRole('button', { name: 'Switch them on again' }).click()
  await expect(row).toBeVisible()
  await expect(asIf(page)).toHaveCount(0)
  await expect(asIf(other)).toHaveCount(0)
  await checks.checkSecrets()
})
