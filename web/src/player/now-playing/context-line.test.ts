import { expect, test } from 'vitest'
import { readContext } from './context-line.tsx'

const context = (uri: string) => ({ type: 'x', uri, href: '', external_urls: { spotify: '' } })

test('a context has a screen here, at the path of the call that reads its name', () => {
  expect(readContext(context('spotify:playlist:37i9'))).toEqual({
    kind: 'playlist',
    word: 'playlist',
    operation: 'get-playlist',
    path: '/playlists/37i9',
  })
  expect(readContext(context('spotify:album:4aaw'))).toEqual({
    kind: 'album',
    word: 'album',
    operation: 'get-an-album',
    path: '/albums/4aaw',
  })
})

test('old playlist URIs name their owner', () => {
  expect(readContext(context('spotify:user:ada:playlist:37i9'))).toMatchObject({ path: '/playlists/37i9' })
})

test('saved songs are a collection', () => {
  expect(readContext(context('spotify:user:ada:collection'))).toEqual({ kind: 'collection' })
  expect(readContext(context('spotify:collection:tracks'))).toEqual({ kind: 'collection' })
})

test.each(['', 'spotify:toString:1', 'spotify:playlist:', 'spotify:playlist:../me', 'https://example.org/playlist/1'])(
  'nothing is made of %o',
  (uri) => {
    expect(readContext(context(uri))).toBeUndefined()
  },
)

test('no context is none', () => {
  expect(readContext(null)).toBeUndefined()
})
