import { expect, type Page } from '@playwright/test'
import { answerConsent, signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { PageChecks } from './page-checks.ts'
import type { Simulator } from './simulator.ts'

/** Each refused call is told of by the browser as well. */
const refused = [/the server responded with a status of 40[13]/]
const scopes = ['playlist-read-private', 'user-read-playback-state', 'user-read-currently-playing', 'user-top-read']

/** Every screen. `whole`: nothing of it can show, so the problem takes its place. */
const screens = [
  { path: '/', whole: true },
  { path: '/playlists?find=rain&order=name', whole: true },
  { path: '/playlists/3EbPRHQ58W4DPV166zNeK3?find=rain', whole: true },
  { path: '/player', whole: true },
  { path: '/account', whole: true },
  { path: '/scopes?scope=user-top-read', whole: false },
  { path: '/explore', whole: false },
  { path: '/explore/search?q=rain&type=track', whole: false },
  { path: '/problems/rate-limited', whole: false },
  { path: '/denied', whole: false },
  { path: '/nowhere', whole: false },
] as const

const ended = 'Spotify asks for your consent again'
const again = (page: Page) => page.getByRole('button', { name: 'Ask for the same 4 permissions again' })

interface End {
  happen(simulator: Simulator): Promise<void>
  shows: readonly (typeof screens)[number][]
}

const ends: Record<string, End> = {
  'six months are over': { happen: (simulator) => simulator.advanceClock('6mo'), shows: screens },
  'the app was removed in the account’s settings': {
    happen: (simulator) => simulator.revokeGrants('ada'),
    shows: screens.filter(({ path }) => path === '/player' || path === '/explore'),
  },
}

for (const [words, { happen, shows }] of Object.entries(ends)) {
  test(`${words}: every screen says so, and asks for all that was held in one press`, async ({
    page,
    server,
    simulator,
  }) => {
    const checks = new PageChecks(page, server, refused)
    await signIn(page, 'ada', scopes, '/playlists')
    await expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible()
    await happen(simulator)
    for (const { path, whole } of shows) {
      await page.goto(path)
      if (whole) await expect(page.getByRole('heading', { level: 1, name: ended })).toBeVisible()
      else await expect(page.getByRole('status').getByText(ended)).toBeVisible()
      await expect(page.getByText(ended)).toHaveCount(1)
      await expect(again(page)).toBeVisible()
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(0)
    }
    const held = Promise.withResolvers<void>()
    await page.route('**/assets/account-problem-notice-*', (route) => held.promise.then(() => route.continue()))
    await page.goto('/playlists?find=slow&order=name')
    await expect(page.getByRole('heading', { level: 1, name: ended }), 'before the file of the notice').toBeVisible()
    held.resolve()
    await expect(again(page)).toBeVisible()
    await checks.checkAccessibility()
    await again(page).click()
    await answerConsent(page, 'ada', 'approve')
    await expect(page).toHaveURL(/\/playlists\?find=slow&order=name$/)
    await expect(page.getByRole('searchbox')).toHaveValue('slow')
    await expect(page.getByText(ended)).toHaveCount(0)
    await page.goto('/account')
    await expect(page.getByText(`do ${scopes.length} of 19 things`)).toBeVisible()
    await checks.checkSecrets()
    checks.checkConsole()
  })
}

test('a grant that ends while a call is written keeps the call, and the answer says so too', async ({
  page,
  server,
  simulator,
}) => {
  const checks = new PageChecks(page, server, refused)
  // Without a scope that reads playback no stream is open, which would tell of the end before the call.
  const quiet = ['playlist-read-private', 'user-top-read', 'user-library-read', 'user-follow-read']
  await signIn(page, 'ada', quiet, '/explore/search?type=track')
  await simulator.revokeGrants('ada')
  await page.getByRole('textbox', { name: /^q/ }).fill('paper lanterns')
  await page.getByRole('button', { name: 'Send', exact: true }).first().click()
  const answer = page.getByRole('region', { name: 'The answer' })
  await expect(answer.getByText(ended)).toBeVisible()
  await expect(again(page)).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^q/ })).toHaveValue('paper lanterns')
  await answer.getByRole('button', { name: 'Sign in and send' }).click()
  await answerConsent(page, 'ada', 'approve')
  await expect(answer.getByText('200 OK')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^q/ })).toHaveValue('paper lanterns')
  await page.goto('/account')
  await expect(page.getByText(`do ${quiet.length} of 19 things`)).toBeVisible()
  checks.checkConsole()
})

test('what the end of a grant kept from being done is done after the consent, at the same place, and can be undone', async ({
  page,
  simulator,
}) => {
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(
    page,
    'ada',
    ['playlist-read-private', 'user-modify-playback-state', 'user-top-read', 'user-read-email'],
    '/playlists',
  )
  await page.getByRole('link', { name: /Everything, Ever/ }).click()
  const row = page.locator('[aria-rowindex="402"]')
  await expect(page.locator('[aria-rowindex="2"][aria-busy="false"]')).toBeVisible()
  await page.getByRole('grid').evaluate((table) => {
    const main = table.closest('main')
    // Rows are as high as the table is, shared among 10,000 of them.
    if (main) main.scrollTop = (table.clientHeight / 10_000) * 400
  })
  await expect(row).toHaveAttribute('aria-busy', 'false')
  await simulator.revokeGrants('ada')
  await row.hover()
  await row.getByRole('button', { name: /^Play/ }).click()
  await expect(page.getByText('What you did last is kept')).toBeVisible()
  await again(page).click()
  await answerConsent(page, 'ada', 'approve')
  await expect(page.getByText('Playing', { exact: true })).toBeVisible()
  await expect(row).toBeInViewport()
  const sent = async (path: string) => (await simulator.requests(`/v1/me/player/${path}`)).map(({ status }) => status)
  expect(await sent('play')).toEqual([401, 204])
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => sent('pause')).toEqual([204])
})

test('an account that is not on the list is told so once on every screen, with the way on', async ({
  page,
  server,
  simulator,
}) => {
  const notListed = 'This account is not on the client’s list of users'
  const checks = new PageChecks(page, server, refused)
  await signIn(page, 'dov', scopes, '/')
  for (const path of ['/', '/playlists', '/playlists/3EbPRHQ58W4DPV166zNeK3', '/player']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: notListed })).toBeVisible()
    await expect(page.getByText(notListed)).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1)
  }
  await page.goto('/account')
  await expect(page.getByRole('status').getByText(notListed)).toBeVisible()
  await expect(page.getByText(notListed)).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible()
  await checks.checkAccessibility()

  await page.goto('/playlists')
  // The page opens before its first answer has come: that one must still be the refusal.
  await expect(page.getByRole('heading', { level: 1, name: notListed })).toBeVisible()
  await simulator.changeAccount('dov', { allowlisted: true })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeVisible()

  await simulator.changeAccount('dov', { allowlisted: false })
  await page.goto('/playlists')
  await page.getByRole('button', { name: 'Sign in with another account' }).click()
  await answerConsent(page, 'ada', 'approve')
  await expect(page.getByRole('link', { name: /Everything, Ever/ })).toBeVisible()
  await checks.checkSecrets()
  checks.checkConsole()
})
