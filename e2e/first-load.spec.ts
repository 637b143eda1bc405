import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'

const scopes = ['playlist-read-private', 'user-read-playback-state']

/** Holds the app back until the page has asked for all of these addresses; a file by the beginning of its name. */
async function loadAppAfter(page: Page, addresses: readonly string[]): Promise<void> {
  const asked = addresses.map((address) =>
    page.waitForRequest((request) => {
      const path = pathOf(request.url())
      return address.startsWith('/assets/') ? path.startsWith(address) : path === address
    }),
  )
  await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
    await Promise.all(asked)
    await route.continue()
  })
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

/** The addresses of our server that the page has asked for data, without the stream of what plays. */
function recordCalls(page: Page): string[] {
  const calls: string[] = []
  page.on('request', (request) => {
    const path = pathOf(request.url())
    if (path.startsWith('/api/') && !path.startsWith('/api/player/events')) calls.push(path)
  })
  return calls
}

test('signed out, nothing of an account is asked for', async ({ page, simulator: _ }) => {
  const calls = recordCalls(page)
  await loadAppAfter(page, ['/api/session', '/api/provider'])
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(calls.toSorted()).toEqual(['/api/provider', '/api/session'])
})

test('session, files and first data are asked for before the app is there, and once', async ({
  page,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/playlists')
  const playlist = (await page.getByRole('link', { name: /Slow mornings/ }).getAttribute('href')) ?? ''
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const screens = [
    { path: '/', asks: ['/api/spotify/v1/me/playlists?limit=8'], shows: heading(/^Hello/) },
    {
      path: '/playlists',
      asks: [
        '/api/spotify/v1/me/playlists?limit=50&offset=0',
        ...['shell', 'player', 'playlists.route'].map((name) => `/assets/${name}-`),
      ],
      shows: page.getByRole('link', { name: /Slow mornings/ }),
    },
    {
      path: playlist,
      asks: ['', '/items?limit=50&offset=0&additional_types=track%2Cepisode'].map(
        (what) => `/api/spotify/v1${playlist}${what}`,
      ),
      shows: page.locator('[aria-rowindex="2"][aria-busy=false]'),
    },
    { path: '/account', asks: ['/api/sessions', '/api/spotify/v1/me'], shows: heading(/agreed/) },
  ]
  const calls = recordCalls(page)
  for (const { path, asks, shows } of screens)
    await test.step(path, async () => {
      // So that no call of the screen before is counted.
      await page.goto('about:blank')
      calls.length = 0
      await loadAppAfter(page, ['/api/session', '/api/provider', ...asks])
      await page.goto(path)
      await expect(shows).toBeVisible()
      await expect(page.locator('.animate-breathe')).toHaveCount(0)
      expect(calls.toSorted()).toEqual([...new Set(calls)].toSorted())
      await page.unrouteAll()
    })
})
