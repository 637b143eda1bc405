import { expect } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

const scopes = [
  'playlist-read-private',
  'user-read-playback-state',
  'user-read-currently-playing',
  'user-read-recently-played',
]

/** Where an account that has nothing finds nothing: the address, and how many such places it has. */
const empty = [
  { path: '/', places: 2 },
  { path: '/playlists', places: 1 },
  { path: '/player', places: 3 },
]

test('an account that has nothing is led from every empty place to something', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'cleo', scopes, '/')
  for (const { path, places } of empty) {
    await page.goto(path)
    const ways = page.getByRole('link', { name: 'Search all of Spotify' })
    await expect(ways).toHaveCount(places)
    await ways.last().click()
    await page.getByRole('link', { name: 'Try “night”' }).click()
    await expect(page.getByRole('region', { name: 'Songs' }).getByRole('listitem').first()).toBeVisible()
  }
  await checks.checkAccessibility()
  checks.checkConsole()
})
