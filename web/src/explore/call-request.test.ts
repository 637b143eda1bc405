import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { expect, it } from 'vitest'
import { callFacts } from './call-facts.ts'
import { requestOf } from './call-request.ts'
import { samples } from './form/code-samples.ts'
import { objectsIn, objectsText, withMember } from './form/json-members.ts'
import { exampleText, readValues, searchOf } from './form-values.ts'

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

it('shows what is not filled in yet, and sends no empty body', () => {
  expect(requestOf('get-playlist', {}).target).toBe('/playlists/{playlist_id}')
  expect(requestOf('start-a-users-playback', { device_id: '' })).toEqual({ method: 'PUT', target: '/me/player/play' })
})

it('goes into an address and comes back, for every call', () => {
  for (const id of operationIds) {
    const fields = Object.entries(operation(id).parameters).filter(([, { kind }]) => kind !== 'jpeg')
    const values = Object.fromEntries(fields.map(([name, parameter]) => [name, exampleText(parameter)]))
    expect(readValues(id, searchOf(id, values)), id).toEqual(values)
  }
  expect(searchOf('search', { q: 'a b&c', type: 'track,album' })).toBe('?q=a%20b%26c&type=track,album')
  expect(readValues('search', '?q=a&resume=1&limit=')).toEqual({ q: 'a' })
})

it('keeps a picture out of the address', () => {
  const values = { playlist_id: 'p', image: '/9j/' }
  expect(searchOf('upload-custom-playlist-cover', values)).toBe('?playlist_id=p')
  expect(readValues('upload-custom-playlist-cover', '?playlist_id=q&image=x', values)).toEqual({
    playlist_id: 'q',
    image: '/9j/',
  })
})

it('knows what the form says about the scopes', () => {
  expect(callFacts('save-library-items', { uris: `${one},${other},nonsense` })).toEqual({
    uriTypes: ['track', 'episode'],
  })
  expect(callFacts('save-library-items', {})).toEqual({})
  expect(callFacts('create-playlist', {})).toEqual({ requestedVisibility: 'public' })
  expect(callFacts('create-playlist', { public: 'false' })).toEqual({ requestedVisibility: 'private' })
  expect(callFacts('create-playlist', { collaborative: 'true' })).toEqual({})
  expect(callFacts('change-playlist-details', {}, 'private')).toEqual({ visibility: 'private' })
  expect(callFacts('search', {}, 'private')).toEqual({})
})

it('writes the call for other hands, with a name in the place of the token', () => {
  const read = requestOf('search', { q: "it's", type: 'track' })
  expect(samples.curl.write(read)).toBe(
    `curl 'https://api.spotify.com/v1/search?q=it'\\''s&type=track' \\\n  -H "Authorization: Bearer $ACCESS_TOKEN"`,
  )
  expect(samples.fetch.write(read)).toContain("fetch('https://api.spotify.com/v1/search?q=it\\'s&type=track', {")
  expect(samples.python.write(read)).toContain('params={"q": "it\'s", "type": "track"}')

  const write = requestOf('create-playlist', { name: 'Rain', public: 'false' })
  expect(samples.curl.write(write)).toContain(`-X POST`)
  expect(samples.curl.write(write)).toContain(`-d '{"name":"Rain","public":false}'`)
  expect(samples.fetch.write(write)).toContain(`body: JSON.stringify({"name":"Rain","public":false})`)
  expect(samples.python.write(write)).toContain('json={"name": "Rain", "public": False}')
})

it('sends the picture as it is, from a file', () => {
  const cover = requestOf('upload-custom-playlist-cover', { playlist_id: 'p', image: '/9j/' })
  expect(samples.curl.write(cover)).toContain('--data-binary @cover.base64')
  for (const { write } of Object.values(samples)) expect(write(cover)).not.toContain('/9j/')
})

it('writes the objects of a body from their fields', () => {
  const list = { kind: 'json', maxItems: 100 } as const
  expect(objectsIn('')).toEqual([{}])
  expect(objectsText(list, [withMember({}, 'uri', one)])).toBe(`[{"uri":"${one}"}]`)
  expect(objectsText(list, [{}])).toBe('')
  expect(objectsText({ kind: 'json' }, [{ position: 1 }])).toBe('{"position":1}')
  expect(withMember({ uri: one, positions: [1] }, 'uri', '')).toEqual({ positions: [1] })
})
