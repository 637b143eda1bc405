import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'

const scopes = ['playlist-read-private', 'user-read-playback-state']
const longList = '/api/spotify/v1/me/playlists?limit=50&offset=0'

/** Holds the app back until the page has asked for all of these addresses. */
async function loadAppAfter(page: Page, addresses: readonly string[]): Promise<void> {
  const asked = addresses.map((address) => page.waitForRequest((request) => pathOf(request.url()) === address))
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

const screens = [
  { name: 'the deck', path: '/', first: ['/api/spotify/v1/me/playlists?limit=8'], shows: /^Hello/ },
  { name: 'the playlists', path: '/playlists', first: [longList], shows: 'Playlists' },
  { name: 'the account', path: '/account', first: ['/api/sessions', '/api/spotify/v1/me'], shows: /agreed/ },
]

for (const { name, path, first, shows } of screens) {
  test(`${name}: session and first data are asked for before the app is there, and once`, async ({
    page,
    simulator: _,
  }) => {
    await signIn(page, 'ada', scopes, '/scopes')
    const calls = recordCalls(page)
    await loadAppAfter(page, ['/api/session', '/api/provider', ...first])
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: shows })).toBeVisible()
    await expect(page.locator('.animate-breathe')).toHaveCount(0)
    expect(calls.toSorted()).toEqual([...new Set(calls)].toSorted())
  })
}

test('a playlist: its facts and its first songs are asked for at the same time, before the app is there', async ({
  page,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/playlists')
  const path = (await page.getByRole('link', { name: /Slow mornings/ }).getAttribute('href')) ?? ''
  const playlist = `/api/spotify/v1${path}`
  const calls = recordCalls(page)
  await loadAppAfter(page, [playlist, `${playlist}/items?limit=50&offset=0&additional_types=track%2Cepisode`])
  await page.goto(path)
  await expect(page.locator('[aria-rowindex="2"]')).toHaveAttribute('aria-busy', 'false')
  expect(calls.toSorted()).toEqual([...new Set(calls)].toSorted())
})

test('signed out, nothing of an account is asked for', async ({ page, simulator: _ }) => {
  const calls = recordCalls(page)
  await loadAppAfter(page, ['/api/session', '/api/provider'])
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(calls.toSorted()).toEqual(['/api/provider', '/api/session'])
})

test('the files of a screen are loaded beside the app, not after it', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', scopes, '/scopes')
  const files = ['shell', 'player', 'playlists.route'].map((name) =>
    page.waitForRequest((request) => new URL(request.url()).pathname.startsWith(`/assets/${name}-`)),
  )
  await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
    await Promise.all(files)
    await route.continue()
  })
  await page.goto('/playlists')
  await expect(page.getByRole('link', { name: /Slow mornings/ })).toBeVisible()
})
