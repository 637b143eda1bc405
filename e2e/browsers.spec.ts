import { expect } from '@playwright/test'
import { signIn } from './consent.ts'
import { test } from './fixtures.ts'
import { goTo } from './go-to.ts'

/** Built-in objects and functions that are younger than the browsers that we name, and members of the DOM that are younger than 2023. */
const younger = {
  Set: ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  Iterator: ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
  ArrayBuffer: ['resize', 'transfer', 'transferToFixedLength'],
  Uint8Array: ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
  Map: ['getOrInsert', 'getOrInsertComputed'],
  WeakMap: ['getOrInsert', 'getOrInsertComputed'],
  Element: ['checkVisibility', 'setHTMLUnsafe', 'getHTML', 'moveBefore'],
  Document: ['startViewTransition'],
  HTMLElement: ['showPopover', 'hidePopover', 'togglePopover'],
  ReadableStream: ['from'],
}
const youngerStatics = {
  Promise: ['withResolvers', 'try'],
  Object: ['groupBy'],
  Map: ['groupBy'],
  Array: ['fromAsync'],
  RegExp: ['escape'],
  Math: ['f16round', 'sumPrecise'],
  Error: ['isError'],
  JSON: ['rawJSON', 'isRawJSON'],
  Iterator: ['from', 'concat'],
  URL: ['canParse', 'parse'],
  AbortSignal: ['any'],
  Uint8Array: ['fromBase64', 'fromHex'],
  Response: ['json'],
  Symbol: ['dispose', 'asyncDispose'],
}
const youngerGlobals = [
  'Iterator',
  'DisposableStack',
  'AsyncDisposableStack',
  'SuppressedError',
  'Float16Array',
  'scheduler',
]

const paths = [
  '/',
  '/scopes',
  '/playlists',
  '/player',
  '/account',
  '/explore/get-playlist',
  '/problems/busy',
  '/denied',
]

test('every screen works in a browser that has nothing younger than the browsers we name', async ({
  page,
  simulator: _,
}) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.addInitScript(
    ({ members, statics, globals }) => {
      const all = globalThis as unknown as Record<string, Record<string, unknown> & { prototype: object }>
      for (const [name, names] of Object.entries(members))
        for (const each of names) Reflect.deleteProperty(all[name]?.prototype ?? {}, each)
      for (const [name, names] of Object.entries(statics))
        for (const each of names) Reflect.deleteProperty(all[name] ?? {}, each)
      for (const name of globals) Reflect.deleteProperty(globalThis, name)
    },
    { members: younger, statics: youngerStatics, globals: youngerGlobals },
  )
  await signIn(page, 'ada', ['playlist-read-private', 'user-read-playback-state'])
  for (const path of paths) {
    await page.evaluate(goTo, path)
    await expect(page).toHaveURL((url) => url.pathname === path)
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await expect(page.getByText(/made a mistake|made no sense/), path).toHaveCount(0)
  }
  await page.evaluate(goTo, '/scopes')
  await page.keyboard.press('l')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeVisible()
  expect(errors).toEqual([])
})

test('an older browser shows which browsers the app needs, and no blank page', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(String.prototype, 'toWellFormed')
  })
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('Scopedeck needs a newer browser')
  await expect(page.getByRole('alert')).toContainText('Chrome 111')
})

test('a page whose app does not arrive says so, and no blank page', async ({ page }) => {
  await page.route(/\/assets\/index-[^/]+\.js$/, (route) => route.fulfill({ status: 503 }))
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('Scopedeck could not start')
  await page.unrouteAll()
  await page.getByRole('link', { name: 'load the page again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('See what every Spotify scope unlocks')
})
