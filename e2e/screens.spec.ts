import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { checkForcedColours, checkGeometry } from './geometry.ts'
import { PageChecks } from './page-checks.ts'
import type { Server } from './server.ts'

const scopes = [
  'playlist-read-private',
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
  'user-library-read',
  'user-library-modify',
  'user-read-recently-played',
]

interface Screen {
  path: string
  /** The granted scopes of the signed-in account; left out, the browser is signed out. */
  scopes?: readonly string[]
  /** What is done there before it is looked at. */
  act?(page: Page): Promise<void>
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send', exact: true }).first().click()
  await expect(page.getByRole('region', { name: 'The answer' }).getByText('200 OK')).toBeVisible()
}

/** Every screen, by the name of its test. */
const screens: Record<string, Screen> = {
  'the start': { path: '/' },
  'a refusal': { path: '/denied?error=access_denied&scope=user-read-playback-state+user-modify-playback-state' },
  'the picker, signed out': { path: '/scopes' },
  'the deck': { path: '/', scopes },
  'the picker, signed in': { path: '/scopes?scope=playlist-read-private', scopes },
  'the explorer': { path: '/explore', scopes },
  'a call, allowed': { path: '/explore/get-playlist?playlist_id=x', scopes },
  'a call, answered': { path: '/explore/get-a-list-of-current-users-playlists', scopes, act: send },
  'a call, answered in pictures': {
    path: '/explore/get-a-list-of-current-users-playlists',
    scopes,
    async act(page) {
      await send(page)
      await page.getByRole('tab', { name: 'Preview' }).click()
    },
  },
  'a call, to be compared': {
    path: '/explore/get-a-list-of-current-users-playlists',
    scopes,
    act: (page) => page.getByRole('button', { name: 'Compare', exact: true }).first().click(),
  },
  'a call, blocked': { path: '/explore/save-library-items', scopes },
  'a call, gone': { path: '/explore/get-recommendations' },
  'the playlists': { path: '/playlists', scopes },
  'the player': { path: '/player', scopes },
  'the player, with its controls locked': { path: '/player', scopes: ['user-read-playback-state'] },
  'the player, with nothing granted': { path: '/player', scopes: [] },
  'the deck, with nothing granted': { path: '/', scopes: [] },
  'the playlists, with nothing granted': { path: '/playlists', scopes: [] },
  'the deck, with one scope': { path: '/', scopes: ['user-read-currently-playing'] },
  'a playlist': {
    path: '/playlists',
    scopes,
    async act(page) {
      await page.getByRole('link', { name: /Everything, Ever/ }).click()
      await expect(page.getByRole('grid')).toBeVisible()
      // Its name fits one line.
      await expect(page.getByRole('button', { name: /^Show all/ })).toHaveCount(0)
    },
  },
  'the account': { path: '/account', scopes },
  'a problem': { path: '/problems/rate-limited', scopes },
  'an address that is not there': { path: '/nowhere', scopes },
}

/** Signs in at the first screen of its grant; later screens find the session. None changes what another shows. */
async function open(page: Page, server: Server, { path, scopes }: Screen): Promise<void> {
  const isSignedIn = (await page.context().cookies()).some(({ name }) => name === server.sessionCookie)
  await page.setViewportSize({ width: 1440, height: 900 })
  if (scopes && !isSignedIn) await signIn(page, 'ada', scopes, path)
  else await page.goto(path)
}

const widths = [390, 1024, 1440]

for (const [name, screen] of Object.entries(screens)) {
  test(`${name} fits every size, in both themes and in forced colours`, async ({ browserWith, server }) => {
    const page = await (await browserWith(screen.scopes)).newPage()
    const checks = new PageChecks(page, server)
    await open(page, server, screen)
    await screen.act?.(page)
    await expect(page.locator('.animate-breathe')).toHaveCount(0)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      expect(await isScrolledSideways(page), `sideways scroll at ${width} px`).toBe(false)
      if (width !== 1024) await checks.checkAccessibility()
    }
    await checkForcedColours(page)
    await checkGeometry(page)
    checks.checkConsole()
    await page.close()
  })
}

const isScrolledSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
