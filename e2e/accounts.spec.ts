import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { findChromium, testArgs } from './browser.ts'
import { answerConsent, signIn } from './consent.ts'
import { test } from './fixtures.ts'
import type { Simulator } from './simulator.ts'

const scopes = ['playlist-read-private', 'user-library-read', 'user-library-modify', 'user-read-playback-state']
const addresses = ['/player', '/explore/get-a-list-of-current-users-playlists']

/** What a person could find of an account in a tab: words, addresses, title, and what the tab keeps. */
const traces = (page: Page) =>
  page.evaluate(() =>
    [document.title, document.body.textContent, location.href, ...Object.values({ ...sessionStorage })].join('\n'),
  )

const changes = async (simulator: Simulator) =>
  (await simulator.requests('/v1/me/library')).filter(({ method }) => method !== 'GET')

const toldOf = (page: Page, name: string) =>
  page.getByText(`${name} is signed in now. Nothing of the other account is left in this tab.`, { exact: true })

/** Another tab of the same browser signs in. */
async function signInElsewhere(context: BrowserContext, account: 'ada' | 'ben', grant = scopes): Promise<Page> {
  const tab = await context.newPage()
  await signIn(tab, account, grant, '/account', { show_dialog: 'true' })
  return tab
}

/** The same, and this page tells of it: the notice stays for eight seconds, so it is looked for from the beginning. */
async function signInElsewhereAndBeTold(page: Page, account: 'ada' | 'ben'): Promise<Page> {
  const told = expect(toldOf(page, account === 'ada' ? 'Ada' : 'Ben')).toBeVisible({ timeout: 60_000 })
  const [tab] = await Promise.all([signInElsewhere(page.context(), account), told])
  return tab
}

async function expectOnly(page: Page, now: 'Ada' | 'Ben', before: 'Ada' | 'Ben'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Hello, ${now}`)
  await expect(page).toHaveURL('/')
  expect(await traces(page)).not.toMatch(new RegExp(`\\b${before}\\b|Secret.draft`, 'i'))
}

/** The same, with the notice: it stays for eight seconds, so it is looked for from the beginning. */
async function expectTaken(page: Page, now: 'Ada' | 'Ben', before: 'Ada' | 'Ben'): Promise<void> {
  await Promise.all([expect(toldOf(page, now)).toBeVisible(), expectOnly(page, now, before)])
}

test('another account signs in in another tab: every tab is that account’s at once, and again in the other order', async ({
  page,
  context,
  simulator,
}) => {
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, `/explore/create-playlist?name=${encodeURIComponent('Secret draft')}`)
  await expect(page.getByLabel('name', { exact: false }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Playlists' }).first().click()
  await expect(page).toHaveURL('/playlists')
  const tabs = [page]
  for (const address of addresses) {
    const tab = await context.newPage()
    await tab.goto(address)
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible()
    tabs.push(tab)
    if (!address.startsWith('/explore')) continue
    await tab.getByRole('button', { name: /^Send/ }).first().click()
    await expect(tab.getByText('200').first()).toBeVisible()
  }

  const other = await signInElsewhereAndBeTold(page, 'ben')
  for (const tab of tabs) await expectOnly(tab, 'Ben', 'Ada')
  await page.goBack()
  await expectOnly(page, 'Ben', 'Ada')
  await signInElsewhereAndBeTold(page, 'ada')
  for (const tab of [...tabs, other]) await expectOnly(tab, 'Ada', 'Ben')
})

test('a tab that has heard of nothing can’t change anything of the other account, and gives itself up', async ({
  page,
  context,
  simulator,
}) => {
  // As in a browser that denies pages their storage: no tab hears of another.
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: denied })
  })
  const grant = ['user-library-modify']
  await signIn(page, 'ada', grant, '/explore/save-library-items?uris=spotify:track:4uLU6hMCjMI75M1A2tKUQC')
  await page.getByRole('button', { name: /^Send/ }).first().click()
  await expect(page.getByRole('button', { name: 'Send it' })).toBeVisible()
  // By itself the page asks every 30 s who is signed in. Where the other tab takes so long, it would hear of Ben before the press.
  const pressed = Promise.withResolvers<void>()
  await page.route('**/api/session*', (route) => pressed.promise.then(() => route.continue()))
  await signInElsewhere(context, 'ben', grant)
  await page.getByRole('button', { name: 'Send it' }).click()
  pressed.resolve()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ben')
  await expect(page).toHaveURL('/')
  expect(await changes(simulator)).toEqual([])
})

test('a call under way when the account changes stays with the account that made it', async ({ page, simulator }) => {
  await signIn(page, 'ada', scopes, '/player')
  const save = page.getByRole('main').getByRole('button', { name: /^Save/ }).first()
  await expect(save).toBeEnabled()
  await simulator.addFault({ match: { method: 'PUT', path: '/v1/me/library' }, effect: { delayMs: 1500 } })
  await save.click()
  await signInElsewhereAndBeTold(page, 'ben')
  await expectOnly(page, 'Ben', 'Ada')
  await expect
    .poll(async () => (await simulator.requests('/v1/me/library')).filter(({ method }) => method === 'PUT').length)
    .toBe(1)
  await page.goto('/player')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Saved', { exact: false })).toHaveCount(0)
})

test('a tab that slept while the account changed shows nothing of the one before when it wakes', async ({
  page,
  context,
  simulator: _,
}) => {
  await signIn(page, 'ada', scopes, '/playlists')
  await expect(page.getByRole('link', { name: /songs?$/ }).first()).toBeVisible()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await signInElsewhere(context, 'ben')
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await page.bringToFront()
  await expectTaken(page, 'Ben', 'Ada')
})

test('a page that comes back from the history is the present account’s', async ({ server, simulator: _ }) => {
  const executablePath = findChromium()
  // Playwright turns the cache of the back button off. The headless shell has none: there the page is loaded again.
  const ignoreDefaultArgs = ['--disable-back-forward-cache']
  const browser = await chromium.launch({
    args: testArgs,
    ignoreDefaultArgs,
    ...(executablePath ? { executablePath } : {}),
  })
  const context = await browser.newContext({ baseURL: server.origin })
  const page = await context.newPage()
  const shown: { persisted: boolean; hidden: boolean }[] = []
  await page.exposeFunction('noteShow', (note: { persisted: boolean; hidden: boolean }) => shown.push(note))
  await page.addInitScript(() => {
    // The first of all listeners sees the page as it was left.
    addEventListener('pageshow', ({ persisted }) =>
      (window as unknown as { noteShow(note: unknown): void }).noteShow({
        persisted,
        hidden: document.documentElement.hidden,
      }),
    )
  })
  await signIn(page, 'ada', ['playlist-read-private'], '/explore/create-playlist?name=Secret%20draft')
  await expect(page.getByText('signed in as Ada')).toBeVisible()
  await expect.poll(() => page.evaluate(() => history.state?.account)).toBeTruthy()
  await page.goto(`${server.simulatorOrigin}/`)
  await signInElsewhere(context, 'ben', ['playlist-read-private'])
  await page.goBack()
  await expectTaken(page, 'Ben', 'Ada')
  for (const { persisted, hidden } of shown) expect(hidden).toBe(persisted)
  await browser.close()
})

test('signing out in another tab: nothing personal stays, and one sentence says why', async ({
  page,
  context,
  simulator,
}) => {
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await signIn(page, 'ada', scopes, '/account')
  const tabs: Page[] = []
  for (const address of ['/playlists', '/explore/create-playlist?name=Secret%20draft']) {
    const tab = await context.newPage()
    await tab.goto(address)
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible()
    tabs.push(tab)
  }
  // The server may have told of it before the other tab did. The notice stays for eight seconds: all tabs are looked at at once.
  const told = /^(You signed out in another tab|Your session has ended)\.$/
  const notices = tabs.map((tab) => expect(tab.getByText(told)).toBeVisible({ timeout: 60_000 }))
  await Promise.all([page.getByRole('main').getByRole('button', { name: 'Sign out' }).click(), ...notices])
  for (const tab of tabs) {
    await expect(tab.getByText('Ada', { exact: false })).toHaveCount(0)
    await expect.poll(() => traces(tab)).not.toMatch(/\bAda\b|Secret draft|Secret\+draft|Secret%20draft/i)
  }
})

test('an action that waited for one account’s consent is not completed for another', async ({ page, simulator }) => {
  await signIn(page, 'ada', ['user-read-playback-state', 'user-library-read'], '/player')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Save.*locked/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: /^Ask/ }).click()
  await answerConsent(page, 'ben', 'approve')
  await expect(toldOf(page, 'Ben')).toBeVisible()
  await expect(page).toHaveURL('/player')
  expect(await changes(simulator)).toEqual([])
})

test('back to the consent page, and agreed again: into the app, signed in', async ({ page, server, simulator: _ }) => {
  const query = new URLSearchParams({ scope: scopes.join(' '), returnTo: '/playlists', show_dialog: 'true' })
  await page.goto(`/auth/sign-in?${query}`)
  for (const decision of ['approve', 'approve', 'deny'] as const) {
    await answerConsent(page, 'ada', decision)
    await page.waitForURL((url) => url.origin === server.origin)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('signed in as Ada')).toBeVisible()
    await page.goBack()
  }
})

test('begun at localhost: the sign-in is sent on to the public address, and ends signed in there', async ({
  page,
  server,
  simulator: _,
}) => {
  const query = new URLSearchParams({ scope: scopes.join(' '), returnTo: '/playlists' })
  await page.goto(`${server.origin.replace('127.0.0.1', 'localhost')}/auth/sign-in?${query}`)
  await answerConsent(page, 'ada', 'approve')
  await expect(page).toHaveURL(`${server.origin}/playlists`)
  await expect(page.getByText('signed in as Ada')).toBeVisible()
})

test('scopes that the app does not know are shown as unknown', async ({ page, simulator: _ }) => {
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch()
    const view = await response.json()
    if (view.authenticated) view.grantedScopes.push('user-dreams-read')
    await route.fulfill({ response, json: view })
  })
  await signIn(page, 'ada', ['playlist-read-private'], '/account')
  await expect(page.getByRole('heading', { name: 'Unknown scopes' })).toBeVisible()
  await expect(page.getByText('user-dreams-read')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('list', { name: 'Granted scopes' })).toContainText('user-dreams-read (unknown)')
})
