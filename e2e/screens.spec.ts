import { expect, type Page } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { Witness } from './witness.ts'

const scopes = [
  'playlist-read-private',
  'user-read-playback-state',
  'user-modify-playback-state',
  'user-read-currently-playing',
  'user-library-read',
  'user-library-modify',
  'user-read-recently-played',
]

/** Every screen, by the name of its test: where it is, and who looks at it. */
const screens: Record<string, { path: string; scopes?: readonly string[] }> = {
  'the start': { path: '/' },
  'a refusal': { path: '/denied?error=access_denied&scope=user-read-playback-state+user-modify-playback-state' },
  'the picker, signed out': { path: '/scopes' },
  'the deck': { path: '/', scopes },
  'the picker, signed in': { path: '/scopes?scope=playlist-read-private', scopes },
  'the explorer': { path: '/explore', scopes },
  'a call, allowed': { path: '/explore/get-playlist?playlist_id=x', scopes },
  'a call, blocked': { path: '/explore/save-library-items', scopes },
  'a call, gone': { path: '/explore/get-recommendations' },
  'the playlists': { path: '/playlists', scopes },
  'the player': { path: '/player', scopes },
  'the player, with its controls locked': { path: '/player', scopes: ['user-read-playback-state'] },
  'the player, with nothing granted': { path: '/player', scopes: [] },
  'the account': { path: '/account', scopes },
  'a problem': { path: '/problems/rate-limited', scopes },
  'an address that is not there': { path: '/nowhere', scopes },
}

const widths = [390, 1024, 1440]

for (const [name, screen] of Object.entries(screens)) {
  test(`${name} fits every width, in both themes`, async ({ page, deck }) => {
    const witness = new Witness(page, deck)
    if (screen.scopes) await signIn(page, 'ada', screen.scopes, screen.path)
    else await page.goto(screen.path)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      expect(await isScrolledSideways(page), `sideways scroll at ${width} px`).toBe(false)
      if (width !== 1024) await witness.checkAccessibility()
    }
    witness.checkConsole()
  })
}

const isScrolledSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
