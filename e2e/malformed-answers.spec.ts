import { expect, type Page, type Route } from '@playwright/test'
import { malformedAnswers, replacementNames } from '../server/contract/testing/malformed-answers.ts'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { visit } from './go-to.ts'
import { PageChecks } from './page-checks.ts'

// The unit tests of the readers replace every member of every answer. Here a person looks at what the screens make of it.

const scopes = ['playlist-read-private', 'user-read-playback-state', 'user-read-private', 'user-read-email']
const lists = '**/api/spotify/v1/me/playlists?*'
const items = '**/api/spotify/v1/playlists/*/items?*'

/** Words that show a mistake of the page, and dates that Spotify does not know. */
const mistakes = /\b(undefined|NaN|null|Infinity|Invalid Date|0000)\b|\[object|1970/

async function expectNoMistake(page: Page, what: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }), what).toHaveText(/\S/)
  await expect(page.locator('main [aria-busy=true], main .animate-pulse'), what).toHaveCount(0)
  await expect(page.locator('body'), what).not.toHaveText(mistakes)
}

/** Answers a page of the entries by its limit and its offset, in the form of the real answer. */
async function fulfillPage(route: Route, entries: readonly unknown[]): Promise<void> {
  const address = route.request().url()
  const { searchParams } = new URL(address)
  const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))]
  const next = offset + limit < entries.length ? address.replace(/offset=\d+/, `offset=${offset + limit}`) : null
  await route.fulfill({ json: { items: entries.slice(offset, offset + limit), total: entries.length, next } })
}

/** The first entry of the list that the simulator answers, once for every member that can make no sense. */
async function malformedEntries(page: Page, address: string): Promise<unknown[]> {
  const response = await page.request.get(address)
  const { items: entries } = await response.json()
  return malformedAnswers(entries[0]).map(({ answer }) => answer ?? null)
}

// So high that the lists draw all of their rows. Pictures of it would take longer than the tests.
test.use({ trace: 'off' })
const tall = { width: 1280, height: 24_000 }

test('an entry of which any member makes no sense costs no more than its own row', async ({
  page,
  server,
  simulator: _,
}) => {
  const checks = new PageChecks(page, server)
  await page.setViewportSize(tall)
  await signIn(page, 'ada', scopes, '/account')
  const playlists = await malformedEntries(page, '/api/spotify/v1/me/playlists?limit=1')
  await page.route(lists, (route) => fulfillPage(route, playlists))
  await page.goto('/playlists')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(playlists.length - 6)
  await expectNoMistake(page, '/playlists')
  expect(await rows.evaluateAll((all) => all.filter((row) => !row.querySelector('a')?.textContent?.trim()))).toEqual([])

  const link = await rows.first().getByRole('link').getAttribute('href')
  const songs = await malformedEntries(page, `/api/spotify/v1${link}/items?limit=1`)
  await page.route(items, (route) => fulfillPage(route, songs))
  await rows.first().getByRole('link').click()
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(songs.length + 1, { timeout: 60_000 })
  await expectNoMistake(page, 'a playlist')
  checks.checkConsole()
})

test('a screen lives where the members of its answer make no sense', async ({ page, server, simulator: _ }) => {
  const checks = new PageChecks(page, server, [/Spotify’s answer made no sense/])
  await signIn(page, 'ada', scopes, '/playlists')
  const playlist = await page.getByRole('main').getByRole('listitem').first().getByRole('link').getAttribute('href')
  const screens = [
    { path: '/playlists', answer: lists },
    { path: playlist ?? '', answer: `**/api/spotify/v1${playlist}` },
    { path: '/account', answer: '**/api/spotify/v1/me' },
  ]
  for (const [nth, replacement] of replacementNames.entries()) {
    for (const { answer } of screens)
      await page.route(answer, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ json: allReplaced(await response.json(), replacement) })
      })
    // The page is loaded at each screen in turn, and has no answer from before: at the other screens it arrives by a link.
    const first = nth % screens.length
    for (const { path } of [...screens.slice(first), ...screens.slice(0, first)]) {
      if (path === screens[first]?.path) await page.goto(path)
      else await visit(page, path)
      await expectNoMistake(page, `${path}, every member ${replacement}`)
    }
    // A page may ask again while it is left.
    await page.unrouteAll({ behavior: 'wait' })
  }
  checks.checkConsole()
})

/** The answer with all of its outer members replaced. */
function allReplaced(answer: object, replacement: string): object {
  const outer = malformedAnswers(answer, [replacement]).filter(({ path }) => /^\w+$/.test(path))
  const members = outer.flatMap(({ path, answer: malformed }): [string, unknown][] => {
    const value = (malformed as Record<string, unknown>)[path]
    return value === undefined ? [] : [[path, value]]
  })
  return Object.fromEntries(members)
}
