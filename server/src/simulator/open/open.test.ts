import { expect } from 'vitest'
import { Caller } from '../../../test/conformance/caller.ts'
import { test } from '../testing/simulated.ts'

interface Linked {
  name?: string
  display_name?: string
  external_urls: { spotify: string }
}

const text = async (address: string) => (await fetch(address)).text()

test('whatever the Web API links to has a page that names it and calls itself simulated', async ({ script }) => {
  const ada = await Caller.signedIn(script, 'ada')
  const types = ['track', 'album', 'artist', 'playlist', 'show', 'episode', 'audiobook']
  const found = (await ada.read(`/search?q=the&limit=1&type=${types}`)) as Record<string, { items: Linked[] }>
  const things = [...Object.values(found).flatMap(({ items }) => items), (await ada.read('/me')) as Linked]
  expect(things).toHaveLength(types.length + 1)
  for (const { name, display_name, external_urls } of things) {
    const page = await text(external_urls.spotify)
    expect(page).toContain(`<h1>${name ?? display_name}</h1>`)
    expect(page).toContain('This is a simulated ')
  }
})

test('the page shows the picture and runs nothing', async ({ script }) => {
  const ada = await Caller.signedIn(script, 'ada')
  const { item } = (await ada.read('/me/player')) as { item: Linked }
  const response = await fetch(item.external_urls.spotify)
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/)
  const [, picture = ''] = /<img src="([^"]+)"/.exec(await response.text()) ?? []
  expect(await text(script.origin + picture)).toContain('<svg')
})

test('a name with markup in it stays a name', async ({ script }) => {
  const ada = await Caller.signedIn(script, 'ada')
  const found = (await ada.read('/search?q=not%20bold&type=playlist')) as { playlists: { items: Linked[] } }
  const page = await text(found.playlists.items[0]?.external_urls.spotify ?? '')
  expect(page).toContain('<h1>&lt;b&gt;Not bold&lt;/b&gt; &amp;amp; &quot;quoted&quot;</h1>')
})

test.for(['track/0000000000000000000000', 'toString/x', 'user/__proto__'])(
  'there is no %s',
  async (path, { script }) => {
    const response = await fetch(`${script.origin}/open/${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('no such thing')
  },
)
