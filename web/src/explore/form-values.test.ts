import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { expect, it } from 'vitest'
import { exampleText, readName, readValues, searchOf } from './form-values.ts'

const song = '4iV5W9uYEdYUVa79Axb7Rh'

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

it('reads an id out of a link or a URI', () => {
  expect(readName(`https://open.spotify.com/intl-de/track/${song}?si=1`, 'id')).toBe(song)
  expect(readName(`https://open.spotify.com/playlist/${song}`, 'uri')).toBe(`spotify:playlist:${song}`)
  expect(readName(`spotify:album:${song}`, 'id')).toBe(song)
  expect(readName(` ${song} `, 'id')).toBe(song)
  expect(readName('https://example.com/', 'id')).toBe('https://example.com/')
})
