import { expect } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'
import { PageChecks } from './page-checks.ts'

test('the map lights what belongs together, by pointer, by keys, by search and by address, and leads to picker and explorer', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, 'ada', ['playlist-read-private', 'user-top-read'], '/scopes')
  await page.getByRole('radio', { name: 'Map' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What unlocks what' })).toBeVisible()
  const foot = page.getByRole('region', { name: 'What is lit' })

  await test.step('the pointer rests on a scope', async () => {
    await expect(page.getByRole('link', { name: /GET \/playlists\/\{id\}\/items/ })).toHaveCount(0)
    await page.getByRole('link', { name: /^granted: playlist-read-private 5 calls, 4 screens/ }).hover()
    await expect(foot).toContainText('5 calls, 4 screens')
    const items = page.getByRole('link', { name: /GET \/playlists\/\{id\}\/items/ })
    await items.hover()
    await expect(foot).toContainText('1 scope, 1 screen')
    await page.getByRole('heading', { level: 1 }).hover()
    await expect(items).toHaveCount(0)
  })

  await test.step('the keyboard walks, keeps one lit, and clears', async () => {
    await page.getByRole('link', { name: /user-top-read/ }).focus()
    await page.keyboard.press('ArrowRight')
    const topLists = page.getByRole('link', { name: /^GET \/me\/top\/(artists|tracks)/ })
    await expect(topLists.and(page.locator(':focus'))).toHaveCount(1)
    await page.keyboard.press('Space')
    await expect(page).toHaveURL(/view=map&at=get-users-top-(artists|tracks)$/)
    await checks.checkAccessibility()
    await page.reload()
    await topLists.first().focus()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/view=map$/)
  })

  await test.step('a search finds, and nothing found says so', async () => {
    await untilKeysAreHeard(page)
    await page.keyboard.press('/')
    await page.keyboard.type('nothing like it')
    await expect(page.getByText('Nothing on the map has “nothing like it” in its name.')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Find in the map' }).fill('upload')
    await expect(foot).toContainText('1 scope, 1 call and 0 screens found')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('link', { name: /ugc-image-upload/ })).toBeFocused()
  })

  await test.step('a press on a scope leads to its row in the picker', async () => {
    await page.getByRole('link', { name: /ugc-image-upload/ }).click()
    await expect(page.getByRole('checkbox', { name: /Give your playlists a cover image/ })).toBeFocused()
  })

  await test.step('a press on a call leads to the explorer, from the table of a phone too', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/scopes?view=map')
    // What was typed is kept in this tab.
    const find = page.getByRole('searchbox', { name: 'Find in the map' })
    await expect(find).toHaveValue('upload')
    await find.fill('')
    const table = page.getByRole('table')
    await expect(table.getByRole('row')).not.toHaveCount(0)
    await checks.checkAccessibility()
    await table.getByRole('link', { name: 'GET /me/top/artists' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Top artists' })).toBeVisible()
  })
  checks.checkConsole()
})
