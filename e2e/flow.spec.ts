import { expect } from '@playwright/test'
import { checkAccessibility } from './accessibility.ts'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'

test('the flow shows a sign-in message by message, and a refresh as it happens', async ({ page, simulator }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, 'ada', ['playlist-read-private', 'user-read-playback-state'], '/flow')
  const messages = page.getByRole('listbox', { name: 'Messages, oldest first' })
  await messages.getByRole('option', { name: /POST \/api\/token, BFF to Accounts, 200/ }).click()
  const message = page.getByRole('complementary', { name: 'The message' })
  await expect(message.getByRole('heading', { name: 'The code becomes a token set' })).toBeVisible()
  await expect(message.getByText(/code_verifier=.*#[0-9a-f]{8}/)).toBeVisible()
  await expect(message.getByText('code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')).toBeVisible()
  await expect(page).toHaveURL(/\/flow\?step=/)
  await checkAccessibility(page)
  await page.reload()
  await expect(message.getByRole('heading', { name: 'The code becomes a token set' })).toBeVisible()

  await simulator.expireAccessTokens()
  await page.goto('/playlists')
  // The refresh has ended once the playlists are there.
  await expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible()
  await untilKeysAreHeard(page)
  await page.keyboard.press('f')
  const drawer = page.getByRole('region', { name: 'Flow' })
  await expect(drawer.getByRole('heading', { name: /^Flow/ })).toBeFocused()
  await drawer.getByRole('button', { name: 'Refreshes' }).click()
  await drawer.getByRole('option').last().click()
  await expect(drawer.getByRole('heading', { name: 'The refresh kept its refresh token' })).toBeVisible()
  await checkAccessibility(page)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/flow')
  await page
    .getByRole('table')
    .getByRole('button', { name: /POST \/api\/token/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'The code becomes a token set' })).toBeVisible()
  await checkAccessibility(page)
})
