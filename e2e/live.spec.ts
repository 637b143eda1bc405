import { type BrowserContext, expect, type Page } from '@playwright/test'
import { signIn, signInUnseen } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

const scopes = ['user-read-playback-state', 'user-modify-playback-state']
const stream = '**/api/player/events*'

const player = (page: Page) => page.getByRole('region', { name: 'Player' })
const playButton = (page: Page) => player(page).getByRole('button', { name: /^Play/ })
const pauseButton = (page: Page) => player(page).getByRole('button', { name: /^Pause/ })
const liveness = (page: Page) => page.getByRole('region', { name: 'Now playing' })

/** The addresses that a page asks for, as it asks. */
function asks(page: Page, path: string): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) asked.push(request.url())
  })
  return asked
}

/** Another tab of the same browser, which comes later. */
async function openTab(context: BrowserContext): Promise<{ tab: Page; streams: string[] }> {
  const tab = await context.newPage()
  const streams = asks(tab, '/api/player/events')
  await tab.goto('/player')
  return { tab, streams }
}

/** As when another tab or window is in front of it. */
const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })

test('a song that is paused on another device pauses here, and the page does not poll', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  const polls = asks(page, '/api/spotify/v1/me/player')
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, '/player')
  await expect(pauseButton(page)).toBeVisible()
  await expect(liveness(page).getByText('Live', { exact: true })).toBeVisible()
  await simulator.changeAccount('ada', { playback: { isPlaying: false } })
  await expect(playButton(page)).toBeVisible()
  expect(polls).toEqual([])
  checks.checkConsole()
  await checks.checkSecrets()
})

test('two tabs share one stream; when the tab that holds it is hidden, the other one holds it', async ({
  page,
  context,
  simulator,
}) => {
  const streams = asks(page, '/api/player/events')
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, '/player')
  await expect(pauseButton(page)).toBeVisible()
  const second = await openTab(context)
  await expect(pauseButton(second.tab)).toBeVisible()
  await simulator.changeAccount('ada', { playback: { isPlaying: false } })
  for (const tab of [page, second.tab]) await expect(playButton(tab)).toBeVisible()
  expect([streams.length, second.streams.length]).toEqual([1, 0])

  await hide(page)
  await expect.poll(() => second.streams.length).toBe(1)
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await expect(pauseButton(second.tab)).toBeVisible()
  await expect(playButton(page)).toBeVisible()
})

test('seven tabs load, although a browser has six connections to an origin', async ({
  page,
  context,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/player')
  for (let count = 1; count < 7; count += 1) {
    const { tab } = await openTab(context)
    await expect(liveness(tab).getByText('Live', { exact: true })).toBeVisible()
  }
})

test('a page knows at once that its session was ended in another browser', async ({
  page,
  browser,
  server,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/player')
  await expect(liveness(page).getByText('Live', { exact: true })).toBeVisible()
  const elsewhere = await browser.newContext({ baseURL: server.origin })
  await signInUnseen(elsewhere.request, 'ada', scopes)
  await elsewhere.request.delete('/api/sessions', { headers: { 'x-csrf': '1' } })
  await expect(page.getByText('This session was ended from another browser.', { exact: true })).toBeVisible()
  await elsewhere.close()
})

test('without a stream the page polls every few seconds and says so, until there is a stream again', async ({
  page,
  simulator,
}) => {
  await page.route(stream, (route) => route.fulfill({ status: 503 }))
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, '/player')
  await expect(liveness(page).getByText('Not live: checked every few seconds')).toBeVisible()
  await simulator.changeAccount('ada', { playback: { isPlaying: false } })
  await expect(playButton(page)).toBeVisible()
  await page.unroute(stream)
  await expect(liveness(page).getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 })
})
