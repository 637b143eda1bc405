import { expect, test } from 'vitest'
import { thingAddress, uriAddress } from './thing-address.ts'

test.each([
  ['spotify:album:4aa', '/albums/4aa'],
  ['spotify:artist:4aa', '/artists/4aa'],
  ['spotify:show:4aa', '/shows/4aa'],
  ['spotify:episode:4aa', '/episodes/4aa'],
  ['spotify:audiobook:4aa', '/audiobooks/4aa'],
  ['spotify:playlist:4aa', '/playlists/4aa'],
  ['spotify:user:ada:playlist:4aa', '/playlists/4aa'],
  ['spotify:track:4aa', undefined],
  ['spotify:user:ada:collection', undefined],
  ['spotify:local:a:b:c:12', undefined],
  ['spotify:constructor:4aa', undefined],
  ['https://open.example/album/4aa', undefined],
  ['', undefined],
])('the screen of %s is %s', (uri, address) => expect(uriAddress(uri)).toBe(address))

test('without an id there is no screen', () => {
  expect(thingAddress('album', undefined)).toBeUndefined()
  expect(thingAddress(undefined, '4aa')).toBeUndefined()
})
