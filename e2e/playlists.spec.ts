import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

const scopes = ['playlist-read-private', 'user-read-playback-state', 'user-modify-playback-state']

interface Entry {
  item: { name: string; uri: string }
}

const rowAt = (page: Page, number: number) => page.getByRole('grid').getByRole('row').nth(number)

/** Opens the first playlist of the account. @returns its address below `/v1`, and its first entries */
async function openPlaylist(page: Page): Promise<{ path: string; entries: Entry[] }> {
  const link = page.getByRole('main').getByRole('listitem').first().getByRole('link')
  const path = (await link.getAttribute('href')) ?? ''
  const response = await page.request.get(`/api/spotify/v1${path}/items?limit=50`)
  const { items } = await response.json()
  return { path, entries: items }
}

/** Answers the songs of every playlist with these. */
async function answerSongs(page: Page, entries: readonly Entry[], total: number | null): Promise<void> {
  const answer = { items: entries, total, next: null }
  await page.route('**/api/spotify/v1/playlists/*/items?*', (route) => route.fulfill({ json: answer }))
  // The whole playlist, for a search.
  await page.route('**/api/playlists/*/items?*', (route) => route.fulfill({ json: [answer] }))
}

test('a row plays the song that it shows, is the only one that is marked, and pauses it', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', scopes, '/playlists')
  const { path, entries } = await openPlaylist(page)
  const [first, second, third, ...others] = entries.slice(0, 12)
  if (!first || !second || !third) throw new Error('The playlist is too short.')
  // The eighth entry is left out, the third one is there twice, and the total is too large.
  const shown = [first, second, third, ...others.filter((_, index) => index !== 4), third]
  await answerSongs(page, shown, 10_000)
  await page.goto(path)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(shown.length + 1))

  const eighth = shown[7]?.item
  const play = page.waitForRequest((request) => request.url().endsWith('/me/player/play'))
  await rowAt(page, 8).hover()
  await rowAt(page, 8)
    .getByRole('button', { name: `Play ${eighth?.name}` })
    .click()
  expect((await play).postDataJSON()).toMatchObject({ offset: { uri: eighth?.uri } })
  await expect.poll(() => simulator.playing('ada')).toBe(eighth?.name)
  await expect(rowAt(page, 8)).toHaveAttribute('aria-selected', 'true')

  await rowAt(page, 3).hover()
  await rowAt(page, 3)
    .getByRole('button', { name: `Play ${third.item.name}` })
    .click()
  await expect(rowAt(page, 3)).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('[role=grid] [aria-selected=true]')).toHaveCount(1)
  await rowAt(page, 3)
    .getByRole('button', { name: `Pause ${third.item.name}` })
    .click()
  await expect(rowAt(page, 3).getByRole('button', { name: `Play ${third.item.name}` })).toBeVisible()
  await expect(rowAt(page, 3).getByText('Paused')).toBeAttached()
  checks.checkConsole()
})

const long = 'A name that goes on and on, as if it would never come to an end '.repeat(4).trim()

test('texts are shown as people wrote them, long ones in two lines, and found as people type them', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'ada', scopes, '/playlists')
  const { path, entries } = await openPlaylist(page)
  const [one, two, ...others] = entries.slice(0, 5)
  if (!one || !two) throw new Error('The playlist is too short.')
  await answerSongs(
    page,
    [
      { item: { ...one.item, name: `Don’t Stop ‐ ${long}` } },
      { item: { ...two.item, name: 'Ægir’s ﬁnal' } },
      ...others,
    ],
    5,
  )
  await page.route(`**/api/spotify/v1${path}`, async (route) => {
    const response = await route.fetch()
    const description = 'It&#x27;s <b>R&amp;B</b><br>from the caf&eacute; &lt;3'
    await route.fulfill({ json: { ...(await response.json()), name: long, description } })
  })
  await page.goto(path)
  await expect(page.getByText("It's R&B from the café <3")).toBeVisible()

  const heading = page.getByRole('heading', { level: 1 })
  const height = async () => (await heading.boundingBox())?.height ?? 0
  const cut = await height()
  await page.getByRole('button', { name: 'Show all of the name' }).press('Enter')
  await expect.poll(height).toBeGreaterThan(cut)

  // A finger that rests on a row, and the focus on it, show its whole name.
  const row = rowAt(page, 1)
  await row.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('tooltip')).toContainText(long)

  const find = page.getByRole('searchbox', { name: 'Find in playlist' })
  for (const words of ["don't stop -", 'dont', "aegir's final"]) {
    await find.fill(words)
    await expect(page.getByText('1 song found')).toBeAttached()
  }
  checks.checkConsole()
  await checks.checkAccessibility()
})
