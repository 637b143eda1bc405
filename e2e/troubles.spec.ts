import { expect, type Locator, type Page, type Request } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import type { Fault } from './simulator.ts'

const scopes = [
  'playlist-read-private',
  'user-read-playback-state',
  'user-read-currently-playing',
  'user-read-recently-played',
  'user-read-private',
]

/** Too many calls: the page counts down and goes on by itself. */
const pause: Fault['effect'] = {
  status: 429,
  headers: { 'retry-after': '2' },
  body: { error: { status: 429, message: 'API rate limit exceeded' } },
}

/** What else Spotify may answer instead of data. The server repeats some of these calls, but none that asks for 9 s. */
const troubles: Record<string, Fault['effect']> = {
  '500': { status: 500, body: { error: { status: 500, message: 'Oops' } } },
  '503': { status: 503, headers: { 'retry-after': '9' }, body: { error: { status: 503, message: 'Unavailable' } } },
  'a page in place of JSON': { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Hello</h1>' },
  'a broken connection': { reset: true },
}

interface ScreenRow {
  path: string
  /** The paths at Spotify that fail, each with all below it. */
  fails: readonly string[]
  /** What shows that the data are there. */
  shows: (page: Page) => Locator
  /** Other parts of the screen, which do not fail. */
  stays: (page: Page) => Locator
}

const longPlaylist = (page: Page) => page.getByRole('link', { name: /Slow mornings/ }).first()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Every screen that reads something of Spotify. */
const screens: Record<string, ScreenRow> = {
  'the deck': { path: '/', fails: ['/v1/me/playlists'], shows: longPlaylist, stays: heading },
  playlists: { path: '/playlists', fails: ['/v1/me/playlists'], shows: longPlaylist, stays: heading },
  'a playlist': {
    path: 'a playlist',
    fails: ['/v1/playlists'],
    shows: (page) => page.getByRole('grid').locator('[aria-rowindex="2"][aria-busy="false"] button').first(),
    stays: (page) => page.getByRole('navigation').first(),
  },
  'the songs of a playlist': {
    path: 'a playlist',
    fails: ['items'],
    shows: (page) => page.getByRole('grid').locator('[aria-rowindex="2"][aria-busy="false"] button').first(),
    stays: heading,
  },
  'the queue, the devices and what was played': {
    path: '/player',
    fails: ['/v1/me/player/queue', '/v1/me/player/devices', '/v1/me/player/recently-played'],
    shows: (page) => page.getByRole('region', { name: 'Recently played' }).getByRole('list'),
    stays: heading,
  },
  'a search': {
    path: '/search?q=night',
    fails: ['/v1/search'],
    shows: (page) => page.getByRole('region', { name: 'Songs' }).getByRole('listitem').first(),
    stays: (page) => page.getByRole('searchbox'),
  },
  'the profile': {
    path: '/account',
    fails: ['/v1/me'],
    shows: (page) => page.getByText('Spotify leaves it out for this client').first(),
    stays: heading,
  },
}

/** The calls of the page that have no answer yet. */
function followOpenCalls(page: Page): Set<Request> {
  const open = new Set<Request>()
  page.on('request', (request) => request.url().includes('/api/spotify/') && open.add(request))
  const end = (request: Request) => open.delete(request)
  page.on('requestfinished', end).on('requestfailed', end)
  return open
}

for (const [name, { path, fails, shows, stays }] of Object.entries(screens)) {
  test(`${name}: every trouble is told once, and the data come back when a repeat succeeds`, async ({
    page,
    simulator,
  }) => {
    await simulator.changeAccount('ada', { playback: { isPlaying: true } })
    await signIn(page, 'ada', scopes, path.startsWith('/') ? path : '/playlists')
    if (!path.startsWith('/')) await longPlaylist(page).click()
    await expect(shows(page)).toBeVisible()
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const paths = fails.map((each) => (each === 'items' ? `/v1/playlists/${id}/items` : each))
    const failWith = async (effect: Fault['effect']) => {
      await simulator.clearFaults()
      for (const each of paths) await simulator.addFault({ match: { path: each }, effect })
    }
    const calls = async () => (await simulator.requests(paths[0] ?? '')).length
    const open = followOpenCalls(page)
    const main = page.getByRole('main')
    const tryAgain = main.getByRole('button', { name: 'Try again' })

    await test.step('a pause', async () => {
      await failWith(pause)
      await page.reload()
      await expect(main.getByRole('alert')).toHaveCount(1)
      await expect(main.getByRole('timer')).toHaveCount(1)
      await simulator.clearFaults()
      await expect(shows(page)).toBeVisible()
      await expect(main.getByRole('alert')).toHaveCount(0)
    })
    let isFirst = true
    for (const [trouble, effect] of Object.entries(troubles))
      await test.step(trouble, async () => {
        await failWith(effect)
        const before = await calls()
        if (isFirst) await page.reload()
        else await tryAgain.click()
        isFirst = false
        await expect.poll(calls).toBeGreaterThan(before)
        // The server repeats some calls: one that is repeated after its fault has gone would bring the data back.
        await expect.poll(() => open.size).toBe(0)
        await expect(main.getByRole('alert')).toHaveCount(1)
        await expect(tryAgain).toHaveCount(1)
        await expect(stays(page)).toBeVisible()
      })
    await simulator.clearFaults()
    await tryAgain.click()
    await expect(shows(page)).toBeVisible()
    await expect(main.getByRole('alert')).toHaveCount(0)
  })
}

test('a page of a long playlist that fails is told where one looks, and its rows come back', async ({
  page,
  simulator,
}) => {
  await signIn(page, 'ada', scopes, '/playlists')
  await page.getByRole('link', { name: /Everything, Ever/ }).click()
  await expect(page.locator('[aria-rowindex="2"][aria-busy="false"]')).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1)
  await simulator.addFault({ match: { path: `/v1/playlists/${id}/items` }, effect: { status: 503 } })
  const row = page.locator('[aria-rowindex="3702"]')
  const grid = page.getByRole('grid')
  await grid.evaluate((table) => {
    const main = table.closest('main')
    if (main) main.scrollTop = 3_695 * 54
  })
  await expect(row).toContainText('Could not be read')
  await expect(
    page.getByRole('alert').filter({ hasText: /^Songs 3,\d{3} to 3,\d{3} could not be read/ }),
  ).toBeInViewport()
  await simulator.clearFaults()
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
  await expect(row).toHaveAttribute('aria-busy', 'false')
  await expect(row).not.toContainText('Could not be read')
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
})

test('a later page of the list of playlists that fails leaves the others, and is told', async ({ page, simulator }) => {
  await signIn(page, 'ada', scopes, '/scopes')
  let isBroken = true
  await page.route('**/api/spotify/v1/me/playlists?limit=50&offset=50', (route) =>
    isBroken ? route.abort() : route.fallback(),
  )
  await page.route('**/api/spotify/v1/me/playlists?limit=50&offset=0', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      json: { ...(await response.json()), total: 60, next: '/v1/me/playlists?limit=50&offset=50' },
    })
  })
  await page.getByRole('link', { name: 'Playlists' }).first().click()
  await expect(longPlaylist(page)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Playlists 51 to 60 could not be read')
  isBroken = false
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  void simulator
})

test('what the explorer offers to pick fails inside its popover, and is there when a repeat succeeds', async ({
  page,
  simulator,
}) => {
  await signIn(page, 'ada', scopes, '/explore/get-playlist')
  await simulator.addFault({ match: { path: '/v1/me/playlists' }, effect: troubles['503'] ?? {} })
  await page.getByRole('button', { name: 'Pick playlist_id' }).click()
  const picks = page.getByRole('dialog', { name: 'Pick playlist_id' })
  await expect(picks.getByRole('alert')).toHaveCount(1)
  await expect(heading(page)).toBeVisible()
  await simulator.clearFaults()
  await picks.getByRole('button', { name: 'Try again' }).click()
  await expect(picks.getByRole('button', { name: /Slow mornings/ })).toBeVisible()
  await expect(picks.getByRole('alert')).toHaveCount(0)
})
