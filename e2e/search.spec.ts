import { expect } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'

test('a search follows what is typed, pages through one kind, and stays while the next one fails', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server, [/429/])
  await signIn(page, 'ada', [], '/')
  await page.getByRole('link', { name: 'Search' }).click()
  const field = page.getByRole('searchbox', { name: 'Search all of Spotify' })
  await expect(field).toBeFocused()

  await test.step('one call for what was typed, and none for a filter without a value', async () => {
    await field.fill('night')
    await expect(page.getByRole('region', { name: 'Songs' }).getByRole('listitem')).toHaveCount(6)
    await page.getByRole('button', { name: 'artist:' }).click()
    await expect(field).toHaveValue('night artist:""')
    await page.keyboard.insertText('mira')
    await expect(field).toHaveValue('night artist:"mira"')
    await expect(page).toHaveURL(/artist/)
    await expect(page.getByRole('region', { name: 'Top result' })).toContainText('Mira Solano')
    expect((await simulator.requests('/v1/search')).length).toBe(2)
  })

  await test.step('a kind alone has pages of ten, and Back goes through them', async () => {
    await field.fill('night')
    await expect(page).not.toHaveURL(/artist/)
    await page
      .getByRole('navigation', { name: 'Kinds of results' })
      .getByRole('link', { name: /^Songs/ })
      .click()
    await expect(page.getByText('1–10 of')).toBeVisible()
    await expect(page.getByText('10 results at a time')).toBeVisible()
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page.getByText('11–20 of')).toBeVisible()
    await page.goBack()
    await expect(page.getByText('1–10 of')).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('region', { name: 'Top result' })).toBeVisible()
  })

  await test.step('the last results stay while Spotify asks for a pause', async () => {
    const pause = {
      status: 429,
      headers: { 'retry-after': '3' },
      body: { error: { status: 429, message: 'Too many' } },
    }
    await simulator.addFault({ match: { path: '/v1/search' }, effect: pause })
    await field.fill('lantern')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Songs' })).toContainText('Night Ferry')
    await simulator.clearFaults()
  })
  checks.checkConsole()
})

test('recent searches are kept until they are erased or another account signs in', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', [], '/search')
  const field = page.getByRole('searchbox')
  const kept = () => page.evaluate(() => localStorage.getItem('personal:searches'))
  for (const words of ['night ferry', 'lantern']) {
    await field.fill(words)
    await expect(page.getByRole('region', { name: 'Top result' })).toContainText(words, { ignoreCase: true })
    await field.press('Enter')
  }
  await field.fill('')
  const recent = page.getByRole('region', { name: 'Recent searches' })
  await expect(recent.getByRole('link')).toHaveText(['lantern', 'night ferry'])
  await recent.getByRole('button', { name: 'Erase lantern' }).click()
  await expect(recent.getByRole('link')).toHaveText(['night ferry'])
  await expect(field).toBeFocused()
  await page.reload()
  await recent.getByRole('link', { name: 'night ferry' }).click()
  await expect(field).toHaveValue('night ferry')
  expect(await kept()).toContain('night ferry')
  // As after a session that ended while no page was open.
  await page.context().clearCookies()
  await signIn(page, 'ben', [], '/')
  await expect.poll(kept).toBeNull()
})

test('the palette searches Spotify for what no screen, scope or call has', async ({ page, simulator: _ }) => {
  await signIn(page, 'ada', [], '/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('kitchen window')
  const line = page.getByRole('option', { name: 'Search Spotify for “kitchen window”' })
  await expect(line).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=kitchen+window')
  await expect(page.getByRole('searchbox')).toHaveValue('kitchen window')
})
