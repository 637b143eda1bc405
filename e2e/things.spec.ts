import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a name leads to its screen: a song to its album, the album to its artist, and back to the same place', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await signIn(page, 'ada', ['user-read-playback-state', 'user-modify-playback-state'], '/player')

  await test.step('the song that plays is on its album, which plays from its rows', async () => {
    const playing = page.getByRole('region', { name: 'Now playing' })
    const title = await playing.getByRole('heading', { level: 2 }).textContent()
    await playing.getByRole('heading', { level: 2 }).getByRole('link').click()
    await expect(page).toHaveURL(/\/albums\/\w+$/)
    const songs = page.getByRole('list', { name: /^Songs of/ })
    const row = songs.getByRole('listitem').filter({ hasText: title ?? '' })
    await expect(row).toContainText('Playing now')
    const second = songs.getByRole('listitem').nth(1)
    await second.getByRole('button', { name: /^Play/ }).focus()
    await page.keyboard.press('Enter')
    await expect(second).toContainText('Playing now')
    await expect(page.getByRole('region', { name: 'Player' })).toContainText(
      (await second.getByRole('button', { name: /^Pause/ }).getAttribute('aria-label'))?.slice('Pause '.length) ?? '',
    )
  })

  await test.step('arrow keys go through its songs', async () => {
    const buttons = page.getByRole('list', { name: /^Songs of/ }).locator('[data-main]')
    await page.keyboard.press('End')
    await expect(buttons.last()).toBeFocused()
    await page.keyboard.press('Home')
    await expect(buttons.first()).toBeFocused()
  })

  await test.step('its artist has all releases, ten at a time, and Back comes back to them', async () => {
    const artist = await page.locator('main header').getByRole('link').textContent()
    await page.locator('main header').getByRole('link').click()
    await expect(heading(page)).toHaveText(artist ?? '')
    await page.getByRole('link', { name: 'Appears on' }).click()
    await expect(page.getByText(/^Spotify lists no release of others with/)).toBeVisible()
    await page.getByRole('link', { name: 'Show everything' }).click()
    await page
      .getByRole('list', { name: /^Releases of/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page).toHaveURL(/\/albums\/\w+$/)
    await page.goBack()
    await expect(heading(page)).toHaveText(artist ?? '')
  })
  checks.checkConsole()
})

test('where one stopped in a show needs one scope, asked for in place', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', ['user-library-read'], '/search?q=night+desk&kind=show')
  await page.getByRole('list').getByRole('link', { name: 'Night Desk' }).click()
  await expect(heading(page)).toHaveText('Night Desk')
  await expect(page.getByText('Spotify leaves out where you stopped without')).toBeAttached()
  await expect(page.getByText(/min left/)).toHaveCount(0)
  const episode = page.getByRole('list', { name: 'Episodes of Night Desk' }).getByRole('link').first()
  const name = (await episode.textContent()) ?? ''
  await episode.click()
  await expect(heading(page)).toHaveText(name)
  await page.locator('main header').getByRole('link', { name: 'Night Desk' }).click()
  await expect(heading(page)).toHaveText('Night Desk')
})
