import { expect, type Locator, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

const scopes = ['user-read-playback-state', 'user-modify-playback-state', 'playlist-read-private']

const songs = (page: Page) => page.getByRole('region', { name: 'Songs' }).getByRole('listitem')
const menu = (page: Page) => page.getByRole('menu')

/** Whether all of it is in the window. */
async function isInWindow(box: Locator): Promise<boolean> {
  return box.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
  })
}

test('one menu on every thing: by the right button, by keys and by its button, and a locked line asks', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', scopes, '/search?q=night')
  const row = songs(page).nth(5)
  const name = (await row.locator('[data-tooltip-cut]').first().textContent()) ?? ''

  await test.step('the right button opens it at the pointer, whole in the window, over the player', async () => {
    await row.click({ button: 'right' })
    await expect(menu(page)).toBeVisible()
    expect(await isInWindow(menu(page))).toBe(true)
    await checks.checkAccessibility()
    await songs(page).nth(0).click({ button: 'right' })
    await expect(menu(page)).toHaveCount(1)
  })

  await test.step('arrows, Home, End and letters move in it, and a wheel below it closes it', async () => {
    const focus = (label: string) => expect(page.getByRole('menuitem', { name: label })).toBeFocused()
    await page.keyboard.press('End')
    await focus('Copy link')
    await page.keyboard.press('Home')
    await focus('Play')
    await page.keyboard.press('a')
    await focus('Add to queue')
    await page.keyboard.press('ArrowDown')
    await focus('Save to your library')
    await page.getByRole('main').evaluate((main) => main.scrollBy(0, 40))
    await expect(menu(page)).toHaveCount(0)
  })

  await test.step('Shift F10 opens it beside the row, and Escape gives the focus back', async () => {
    const play = row.getByRole('button', { name: /^Play/ })
    for (const key of ['Shift+F10', 'ContextMenu']) {
      await play.focus()
      await page.keyboard.press(key)
      await expect(menu(page)).toBeVisible()
      await expect(menu(page)).toHaveCount(1)
      const [box, at] = [await menu(page).boundingBox(), await row.boundingBox()]
      expect(Math.abs((box?.x ?? 0) - (at?.x ?? 0))).toBeLessThan(80)
      await page.keyboard.press('Escape')
      await expect(play).toBeFocused()
    }
  })

  await test.step('its button opens the same, and what is queued is told', async () => {
    await row.getByRole('button', { name: `More for ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Add to queue' }).click()
    await expect(page.getByText('Added to the queue')).toBeVisible()
    expect(await simulator.requests('/v1/me/player/queue')).toContainEqual(
      expect.objectContaining({ method: 'POST', status: 204 }),
    )
  })

  await test.step('a line without its scope says which one is missing, and Escape leads back to the row', async () => {
    const more = row.getByRole('button', { name: `More for ${name}` })
    await more.click()
    await page.getByRole('menuitem', { name: 'Save to your library' }).click()
    const ask = page.getByRole('dialog', { name: 'Saving to the library is locked' })
    await expect(ask).toContainText('user-library-modify')
    await expect(ask.getByRole('button', { name: 'Ask for this one' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(ask).toHaveCount(0)
    await expect(more).toBeFocused()
  })

  await test.step('with the lens on each line shows its scope', async () => {
    await page.keyboard.press('l')
    await songs(page).first().click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Save to your library' })).toContainText('user-library-modify')
    await checks.checkAccessibility()
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
  })

  await test.step('with Shift the browser opens its own, and a field keeps its own', async () => {
    await songs(page)
      .first()
      .click({ button: 'right', modifiers: ['Shift'] })
    await page.getByRole('searchbox').click({ button: 'right' })
    await expect(menu(page)).toHaveCount(0)
  })
  checks.checkConsole()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the menu comes from below, by its button and by a finger that rests', async ({
    page,
    server,
    simulator: _,
  }) => {
    const checks = new PageChecks(page, server)
    await signIn(page, 'ada', scopes, '/playlists')
    const sheet = page.getByRole('dialog')
    await page
      .getByRole('button', { name: /^More for/ })
      .first()
      .tap()
    await expect(sheet.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
    await checks.checkAccessibility()
    await sheet.getByRole('button', { name: 'Close' }).tap()
    await expect(sheet).toHaveCount(0)

    const { x = 0, y = 0 } = (await page.getByRole('main').getByRole('link').first().boundingBox()) ?? {}
    const client = await page.context().newCDPSession(page)
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 80, y: y + 20 }] })
    await expect(sheet).toBeVisible()
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(sheet.getByRole('link', { name: 'Open', exact: true })).toBeVisible()
    await sheet.getByRole('link', { name: 'Open', exact: true }).tap()
    await expect(page.getByRole('grid')).toBeVisible()
    await expect(sheet).toHaveCount(0)
    checks.checkConsole()
  })
})

test('the rows of the player play, a wheel and keys change the volume, and the system is told', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server)
  const all = [...scopes, 'user-read-currently-playing', 'user-read-recently-played', 'user-library-read']
  await signIn(page, 'ada', all, '/player')
  const queue = page.getByRole('region', { name: 'Up next' })
  const row = queue.getByRole('listitem').nth(2)
  const name = (await row.locator('[data-tooltip-cut]').first().textContent()) ?? ''

  await test.step('a row of the queue plays, and what is told to the system follows', async () => {
    await row.hover()
    await row.getByRole('button', { name: `Play ${name}` }).click()
    await expect.poll(() => simulator.playing('ada')).toBe(name)
    await expect.poll(() => page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe(name)
    await expect.poll(() => page.title()).toContain(name)
    await page.keyboard.press('MediaPlayPause')
    await expect.poll(() => page.evaluate(() => navigator.mediaSession.playbackState)).toBe('paused')
  })

  await test.step('one notch of a wheel and one press of a key are 5 % each', async () => {
    const volume = page.getByRole('region', { name: 'Player' }).getByRole('slider', { name: 'Volume' })
    const before = Number(await volume.inputValue())
    await volume.hover()
    await page.mouse.wheel(0, 100)
    await expect(volume).toHaveValue(String(before - 5))
    await page.keyboard.press('Control+ArrowUp')
    await expect(volume).toHaveValue(String(before))
  })

  await test.step('a row of what was played has a heart and a menu', async () => {
    const played = page.getByRole('region', { name: 'Recently played' }).getByRole('listitem').first()
    await expect(played.getByRole('button', { name: /to your library|from your library/ })).toBeVisible()
    await played.getByRole('button', { name: /^More for/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Add to queue' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  const manifest = await page.request.get(`${server.origin}/app.webmanifest`)
  expect(manifest.headers()['content-type']).toContain('application/manifest+json')
  for (const { src } of (await manifest.json()).icons)
    expect((await page.request.get(`${server.origin}${src}`)).status()).toBe(200)
  checks.checkConsole()
})
