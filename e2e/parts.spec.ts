import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { goTo } from './go-to.ts'
import { untilKeysAreHeard } from './keys.ts'

const scopes = ['playlist-read-private', 'user-read-playback-state', 'user-modify-playback-state']
const notice = (page: Page) => page.getByRole('region', { name: /Notices/ })
const isBlank = (page: Page) => page.evaluate(() => (document.getElementById('root')?.textContent ?? '').trim() === '')

test('offline: what can’t be had says so in its place, nothing goes blank, and it is had once online', async ({
  page,
  context,
  simulator,
}) => {
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, '/player')
  const player = page.getByRole('region', { name: 'Player' })
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible()
  await untilKeysAreHeard(page)
  await context.setOffline(true)

  await test.step('a command that fails is told', async () => {
    await player.getByRole('button', { name: 'Next' }).click()
    await expect(notice(page)).toContainText('Not skipped: you are offline.')
  })
  await test.step('the palette, the keys, a menu and a popover', async () => {
    for (const open of [
      () => page.keyboard.press('Control+k'),
      () => page.keyboard.press('?'),
      () => page.getByRole('button', { name: /^Theme/ }).click(),
      () => player.getByRole('button', { name: /^Devices/ }).click(),
    ]) {
      await open()
      await expect(notice(page)).toContainText('You are offline, so this can’t open.')
      await notice(page).getByRole('button', { name: 'Dismiss' }).last().click()
      await expect(notice(page).getByText('so this can’t open')).toHaveCount(0)
    }
  })
  await test.step('a screen whose file is missing', async () => {
    await page
      .getByRole('link', { name: /signed in as/ })
      .first()
      .click()
    await expect(page.getByRole('main').getByRole('heading', { name: 'You are offline' })).toBeVisible()
    await expect(player.getByRole('button', { name: 'Next' })).toBeVisible()
  })
  await test.step('a screen whose data are missing', async () => {
    await page.goBack()
    await expect(page.getByRole('region', { name: 'Up next' })).toBeVisible()
    await page.goForward()
    await expect(page.getByRole('main').getByRole('heading', { name: 'You are offline' })).toBeVisible()
  })
  await test.step('online again: the screen comes by itself, and everything opens', async () => {
    await context.setOffline(false)
    await expect(page.getByRole('main').getByRole('heading', { name: 'You are offline' })).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('button', { name: 'Sign out' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
  })
})

test('after an update the page says that it is old, and loading it again is enough', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', scopes, '/scopes')
  await untilKeysAreHeard(page)
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404 }))
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replaceAll(/index-[\w-]+\.js/g, 'index-new.js') })
    },
  )
  await page.getByRole('link', { name: 'Explore' }).first().click()
  await expect(page.getByRole('heading', { name: 'Scopedeck was updated' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(notice(page)).toContainText('Scopedeck was updated')
  await page.unrouteAll()
  await page.getByRole('main').getByRole('button', { name: 'Load the page again' }).click()
  await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible()
  await expect(page).toHaveURL(/\/explore$/)
})

test('a file that is missing for a moment is had by the next try, also one that other files import', async ({
  page,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/scopes')
  await page.route('**/assets/**', (route) => route.fulfill({ status: 503 }))
  await page.getByRole('link', { name: 'Explore' }).first().click()
  await expect(page.getByRole('heading', { name: 'A part of this app did not load' })).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible()
})

/** Built-in functions that screens call while they are drawn. */
const functions = [
  'Intl.DateTimeFormat.prototype.format',
  'String.prototype.padStart',
  'Array.prototype.flatMap',
  'Math.floor',
  'Object.entries',
]

test('whatever breaks while the page is drawn, it is never blank, and it recovers', async ({ page, simulator }) => {
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, '/scopes')
  for (const name of functions) {
    await test.step(name, async () => {
      await page.evaluate(breakFunction, name)
      for (const path of ['/', '/playlists', '/player', '/account', '/scopes']) {
        await page.evaluate(goTo, path)
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))))
        expect(await isBlank(page), `${path} without ${name}`).toBe(false)
      }
      await page.evaluate('mend()')
      await page.evaluate(goTo, '/playlists')
      await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Player' })).toBeVisible()
    })
  }
})

/** Lets a built-in function throw; `mend()` puts it back. */
function breakFunction(name: string) {
  const path = name.split('.')
  const last = path.pop() ?? ''
  const owner = path.reduce<Record<string, never>>((object, member) => object[member] as never, globalThis as never)
  const whole = Object.getOwnPropertyDescriptor(owner, last)
  Object.defineProperty(owner, last, {
    configurable: true,
    writable: true,
    value: () => {
      throw new Error(`${name} is broken.`)
    },
  })
  Object.assign(globalThis, { mend: () => Object.defineProperty(owner, last, whole ?? {}) })
}
