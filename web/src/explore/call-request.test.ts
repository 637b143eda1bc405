import { expect, it } from 'vitest'
import { formFacts, requestOf } from './call-request.ts'

const [one, other] = ['spotify:track:4iV5W9uYEdYUVa79Axb7Rh', 'spotify:episode:512ojhOuo1ktJprKbVcKyQ']

it('puts each value where Spotify looks for it', () => {
  expect(requestOf('get-playlists-items', { playlist_id: 'a/b', limit: ' 5 ', fields: 'items(name)' })).toEqual({
    method: 'GET',
    target: '/playlists/a%2Fb/items?fields=items(name)&limit=5',
  })
  expect(requestOf('add-items-to-playlist', { playlist_id: 'p', uris: `${one}, ${other}`, position: '0' })).toEqual({
    method: 'POST',
    target: '/playlists/p/items',
    body: { contentType: 'application/json', text: JSON.stringify({ uris: [one, other], position: 0 }) },
  })
  expect(requestOf('create-playlist', { name: '007', public: 'false' }).body?.text).toBe(
    '{"name":"007","public":false}',
  )
  expect(requestOf('start-a-users-playback', { offset: '{"position":3}' }).body?.text).toBe('{"offset":{"position":3}}')
  expect(requestOf('upload-custom-playlist-cover', { playlist_id: 'p', image: '/9j/' })).toMatchObject({
    body: { contentType: 'image/jpeg', text: '/9j/' },
  })
})

it('keeps the name of a parameter that is not filled in, and sends no empty body', () => {
  expect(requestOf('get-playlist', {}).target).toBe('/playlists/{playlist_id}')
  expect(requestOf('start-a-users-playback', { device_id: '' })).toEqual({ method: 'PUT', target: '/me/player/play' })
})

it('reads from the form what decides about the scopes', () => {
  expect(formFacts('save-library-items', { uris: `${one},${other},nonsense` })).toEqual({
    uriTypes: ['track', 'episode'],
  })
  expect(formFacts('save-library-items', {})).toEqual({})
  expect(formFacts('create-playlist', {})).toEqual({ requestedVisibility: 'public' })
  expect(formFacts('create-playlist', { public: 'false' })).toEqual({ requestedVisibility: 'private' })
  expect(formFacts('create-playlist', { collaborative: 'true' })).toEqual({})
  expect(formFacts('change-playlist-details', {}, 'private')).toEqual({ visibility: 'private' })
  expect(formFacts('search', {}, 'private')).toEqual({})
})
