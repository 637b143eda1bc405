import { expect, test } from 'vitest'
import { uriKind } from './spotify-uri.ts'

test.each([
  ['spotify:track:2zfcW0LOo4darE84FdPrTS', 'track'],
  ['spotify:user:jürgen.b', 'user'],
  ['spotify:playlist:a', 'playlist'],
  ['spotify:user:ada:playlist:a', 'playlist'],
  ['spotify:user:ada:collection', 'playlist'],
  ['spotify:collection', 'playlist'],
  ['spotify:local:artist:album:title:210', 'track'],
])('%s names a %s', (uri, kind) => {
  expect(uriKind(uri)).toBe(kind)
})

test.each([
  '',
  'spotify',
  'spotify:track',
  'spotify:track:',
  'spotify:track:a:b',
  'spotify:track:a b',
  'spotify:track:a\n',
  'spotify:user:ada:playlist:',
  'spotify:toString:a',
  'spotify:device:a',
  'Spotify:track:a',
  'https://open.spotify.com/track/a',
])('%j names nothing', (uri) => {
  expect(uriKind(uri)).toBeUndefined()
})
