import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { untilKeysAreHeard } from './keys.ts'

const scopes = [
  'playlist-read-private',
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
]

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('one tap on a song plays it, and the full player has no second one below', async ({ page, simulator }) => {
    await signIn(page, 'ada', scopes, '/playlists')
    await page.getByRole('link', { name: /Everything, Ever/ }).tap()
    const row = page.getByRole('row').nth(4)
    const title = (await row.getByRole('gridcell').nth(1).locator('span[data-tooltip]').first().textContent()) ?? ''
    await row.getByText(title).tap()
    await expect.poll(() => simulator.playing('ada')).toBe(title)
    await expect(page.getByRole('region', { name: 'Player' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Listen' }).tap()
    await expect(page.getByRole('main').getByRole('button', { name: /^Pause/ })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Player', exact: true })).toBeHidden()
  })
})

test('the keys work on keyboards of other languages, and not while a person types', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', scopes, '/playlists')
  await untilKeysAreHeard(page)
  const lens = page.getByRole('button', { name: /^Lens/ })
  await press(page, { key: 'д', code: 'KeyL' })
  await expect(lens).toHaveAttribute('aria-pressed', 'true')
  await press(page, { key: '/', code: 'Digit7', shiftKey: true })
  const field = page.getByRole('searchbox')
  await expect(field).toBeFocused()
  await press(page, { key: 'д', code: 'KeyL' })
  await press(page, { key: '؟', code: 'Slash', shiftKey: true })
  await expect(lens).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await field.blur()
  await press(page, { key: '؟', code: 'Slash', shiftKey: true })
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

/** A key of another keyboard: Playwright has the American one only. */
async function press(page: Page, event: { key: string; code: string; shiftKey?: true }): Promise<void> {
  await page.evaluate(
    (init) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })),
    event,
  )
}

test('Back gives focus to the heading, also at the address where the page was loaded', async ({
  page,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/playlists')
  const screens = page.getByRole('navigation', { name: 'Screens' })
  for (const [link, name] of [
    ['Scopes', 'What may this app do?'],
    ['Player', 'Player'],
  ] as const) {
    await screens.getByRole('link', { name: link }).click()
    // Of this screen: the heading of the screen before keeps the focus until this one is there.
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  }
  for (const name of ['What may this app do?', 'Playlists']) {
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  }
})

test('a moved clock and a fault are told on every page', async ({ page, simulator }) => {
  const words = page.getByText('clock 59 minutes ahead · 1 fault on').filter({ visible: true })
  await simulator.advanceClock('59m')
  await simulator.addFault({ match: { path: '/v1/audiobooks' }, effect: { status: 503 } })
  for (const path of ['/', '/denied?error=access_denied', '/scopes', '/nowhere']) {
    await page.goto(path)
    await expect(words).toHaveCount(1)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await expect(words).toHaveCount(1)
  await page.goto('/auth/callback?code=x&state=forged')
  await expect(page.getByText('Simulated Spotify, clock 59 minutes ahead, 1 fault on')).toBeVisible()
})
