import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { checkForcedColours, checkGeometry, sizes } from './geometry.ts'
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

const answer = (page: Page) => page.getByRole('region', { name: 'The answer' })

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send', exact: true }).first().click()
  await expect(answer(page).getByText('200 OK')).toBeVisible()
}

async function foundSongs(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Songs' }).getByRole('listitem').first()).toBeVisible()
}

/** The first thing that was found, until all of its parts are there. */
async function openFirst(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: /^(Albums|Shows)$/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('list', { name: /^(Songs|Episodes) of/ })).toBeVisible()
}

/** Every screen, by the name of its test. */
const screens: Record<string, Screen> = {
  'the start': { path: '/' },
  'a refusal': { path: '/denied?error=access_denied&scope=user-read-playback-state+user-modify-playback-state' },
  'the picker, signed out': { path: '/scopes' },
  'the deck': { path: '/', scopes },
  'the picker, signed in': { path: '/scopes?scope=playlist-read-private', scopes },
  'the map': { path: '/scopes?view=map&at=playlist-read-private', scopes },
  'the explorer': { path: '/explore', scopes },
  'a call, allowed': { path: '/explore/get-playlist?playlist_id=x', scopes },
  'a call, answered': { path: '/explore/get-a-list-of-current-users-playlists', scopes, act: send },
  'a call, answered in pictures': {
    path: '/explore/get-a-list-of-current-users-playlists',
    scopes,
    async act(page) {
      await send(page)
      await page.getByRole('tab', { name: 'Preview' }).click()
      await expect(answer(page).getByRole('listitem').first()).toBeVisible()
    },
  },
  'a call, to be compared': {
    path: '/explore/get-a-list-of-current-users-playlists',
    scopes,
    async act(page) {
      await page.getByRole('button', { name: 'Compare', exact: true }).first().click()
      await expect(
        answer(page)
          .getByRole('button', { name: /^Compare with/ })
          .first(),
      ).toBeVisible()
    },
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
  'a search, before anything is typed': { path: '/search', scopes },
  'a search': { path: '/search?q=night', scopes, act: foundSongs },
  'a search for one kind, with the lens on': {
    path: '/search?q=night&kind=track',
    scopes,
    async act(page) {
      await foundSongs(page)
      await page.keyboard.press('l')
    },
  },
  'a search, signed out': { path: '/search?q=night' },
  'an album': { path: '/search?q=solano&kind=album', scopes, act: openFirst },
  'a show, without the place where one stopped': { path: '/search?q=night+desk&kind=show', scopes, act: openFirst },
  'the account': { path: '/account', scopes },
  'the lab': { path: '/lab', scopes },
  'an experiment of the lab': { path: '/lab?fault=rate-limited', scopes },
  'a problem': { path: '/problems/rate-limited', scopes },
  'an address that is not there': { path: '/nowhere', scopes },
}

/** Signs in at the first screen of its grant; later screens find the session, and nothing that an earlier one left in the tab. */
async function open(page: Page, server: Server, { path, scopes, act }: Screen): Promise<void> {
  const isSignedIn = (await page.context().cookies()).some(({ name }) => name === server.sessionCookie)
  if (scopes && !isSignedIn) await signIn(page, 'ada', scopes, path)
  else {
    if (page.url().startsWith(server.origin)) await page.evaluate(() => sessionStorage.clear())
    await page.goto(path)
  }
  await act?.(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.locator('.animate-breathe')).toHaveCount(0)
}

/** Where axe looks too: a phone and a laptop have different parts of a screen. */
const widthsForAxe = [390, 1440]

for (const [name, screen] of Object.entries(screens)) {
  test(`${name} fits every size, in both themes and in forced colours`, async ({ pageWith, server }) => {
    const { page, checks } = await pageWith(screen.scopes)
    await page.setViewportSize({ width: 1440, height: 900 })
    await open(page, server, screen)
    for (const size of sizes) {
      await page.setViewportSize(size)
      await checkGeometry(page, size)
      if (widthsForAxe.includes(size.width)) await checks.checkAccessibility()
    }
    await checkForcedColours(page)
    checks.checkConsole()
  })
}
