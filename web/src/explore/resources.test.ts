import { expect, it } from 'vitest'
import { picturesIn, resourcesIn } from './resources.ts'

const image = { url: 'http://x/a', width: 64, height: 64 }
const artist = { type: 'artist', id: 'r', uri: 'spotify:artist:r', name: 'Mira Solano' }
const album = { type: 'album', id: 'l', uri: 'spotify:album:l', name: 'Lanterns', artists: [artist], images: [image] }
const track = { type: 'track', id: 't', uri: 'spotify:track:t', name: 'Paper', artists: [artist], album }

const names = (answer: Parameters<typeof resourcesIn>[0]) => resourcesIn(answer).map(({ name }) => name)

it('finds songs inside list entries, without their albums and artists', () => {
  expect(names({ items: [{ added_at: 'then', track }] })).toEqual(['Paper'])
  expect(resourcesIn(track)).toEqual([
    { type: 'track', id: 't', uri: 'spotify:track:t', name: 'Paper', by: 'Mira Solano', images: [image] },
  ])
  expect(names({ currently_playing: track, queue: [track, track] })).toHaveLength(3)
})

it('finds the songs of an album, with the album’s picture', () => {
  const { album: _album, ...bare } = track
  const [first, second] = resourcesIn({ ...album, tracks: { items: [bare] } })
  expect(first?.name).toBe('Lanterns')
  expect(second).toMatchObject({ name: 'Paper', images: [image] })
})

it('finds people and playlists, and no objects without a name', () => {
  const owner = { type: 'user', id: 'ada', display_name: 'Ada' }
  expect(resourcesIn({ type: 'playlist', id: 'p', uri: '', name: 'Mine', owner, images: null })).toMatchObject([
    { by: 'Ada' },
  ])
  expect(names(owner)).toEqual(['Ada'])
  expect(names({ devices: [{ id: 'd', name: 'Speaker', type: 'Speaker' }] })).toEqual([])
  expect(names({ added_by: { type: 'user', id: 'ada' }, item: null })).toEqual([])
})

it('reads the sizes of a cover', () => {
  expect(picturesIn([image])).toEqual([image])
  expect(picturesIn([true, false])).toEqual([])
  expect(picturesIn({ images: [image] })).toEqual([])
})
