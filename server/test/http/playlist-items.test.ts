import { expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'

interface ItemPage {
  offset: number
  items: unknown[]
}

async function longPlaylist(browser: Browser): Promise<string> {
  const { items } = JSON.parse((await browser.call('/me/playlists')).text)
  return items.find(({ name }: { name: string }) => name === 'Everything, Ever').id
}

test('several pages of a playlist come in one answer, each as its own call answers', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['playlist-read-private'] })
  const id = await longPlaylist(ada)
  const together = await ada.get(`/api/playlists/${id}/items?offset=100&pages=3`)
  expect(together.status).toBe(200)
  const pages: ItemPage[] = JSON.parse(together.text)
  expect(pages.map(({ offset }) => offset)).toEqual([100, 150, 200])
  const alone = await ada.call(`/playlists/${id}/items?limit=50&offset=150`)
  expect(pages[1]?.items).toEqual(JSON.parse(alone.text).items)
  for (const name of ['x-scopes-granted', 'x-scopes-accepted']) expect(together.headers[name]).toBe(alone.headers[name])
})

test('eight pages at most are called for at a time', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['playlist-read-private'] })
  const tooMany = await ada.get('/api/playlists/any/items?offset=0&pages=9')
  expect([tooMany.status, tooMany.json()]).toMatchObject([400, { code: 'invalid-request' }])
})

test('without the scope or a session no page is called for', async ({ startApp, simulator }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['user-top-read'] })
  const before = (await simulator.requests('/v1')).length
  const refused = await ada.get('/api/playlists/6Yrb6oxUj1gJfuq33VnnAA/items?offset=0&pages=2')
  expect([refused.status, refused.headers['x-scopes-granted']]).toEqual([403, 'user-top-read'])
  expect(await simulator.requests('/v1')).toHaveLength(before)
})

test('a page that fails is the answer', async ({ startApp, simulator }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes: ['playlist-read-private'] })
  const id = await longPlaylist(ada)
  await simulator.fault({ match: { path: `/v1/playlists/${id}/items` }, effect: { status: 403 }, times: 1 })
  const answer = await ada.get(`/api/playlists/${id}/items?offset=0&pages=3`)
  expect([answer.status, answer.json()]).toMatchObject([403, { code: 'not-owner' }])
})
