import type { SpotifyApi } from '@spotify/web-api-ts-sdk'
import { expect } from 'vitest'
import { adaOf, idsOf, namesOf, nth, playlistOf, type Trials } from './trial.ts'

/** The smallest that begins as a JPEG does. */
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])

const listed = async (sdk: SpotifyApi, id: string) =>
  (await sdk.playlists.getPlaylistItems(id)).items.map(({ track }) => track.uri)

async function expectUploadedCover(sdk: SpotifyApi, id: string): Promise<void> {
  const cover = nth(await sdk.playlists.getPlaylistCoverImage(id), 0)
  const picture = await fetch(cover.url)
  expect(picture.headers.get('content-type')).toBe('image/jpeg')
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(jpeg)
}

/** Playlists and what is in them. */
export const playlistTrials: Trials = {
  'playlists.getPlaylist': {
    operation: 'get-playlist',
    run: async ({ sdk, world, mode }) => {
      const { id, entries } = playlistOf(world, 'Kitchen loud')
      const found: object = await sdk.playlists.getPlaylist(id, 'SE', undefined, ['episode'])
      const names = entries.slice(0, 50).map(({ item }) => item?.name)
      const rows = (member: string) => names.map((name) => ({ [member]: { name } }))
      // The SDK knows the old names only; development mode has the new ones.
      const contents = mode === 'extended' ? { tracks: { items: rows('track') } } : { items: { items: rows('item') } }
      expect(found).toMatchObject({ name: 'Kitchen loud', owner: { id: 'ada' }, public: true, ...contents })
    },
  },
  'playlists.getPlaylist fields': {
    operation: 'get-playlist',
    run: async ({ sdk, world }) => {
      const { id, snapshotId } = playlistOf(world, 'Kitchen loud')
      const found = await sdk.playlists.getPlaylist(id, 'SE', 'name,owner.id')
      expect(found).toEqual({ name: 'Kitchen loud', owner: { id: 'ada' } })
      expect((await sdk.playlists.getPlaylist(id)).snapshot_id).toBe(snapshotId)
    },
  },
  'playlists.getPlaylistItems': {
    operation: 'get-playlists-tracks',
    run: async ({ sdk, world }) => {
      const { id, entries } = playlistOf(world, 'Everything, Ever')
      const page = await sdk.playlists.getPlaylistItems(id, 'SE', undefined, 20, 480, ['episode'])
      expect(page.items.map(({ track }) => track.name)).toEqual(entries.slice(480, 500).map(({ item }) => item?.name))
      expect(page.items.map(({ track }) => track.type)).toContain('episode')
      expect(page.total).toBe(10_000)
    },
  },
  'playlists.changePlaylistDetails': {
    operation: 'change-playlist-details',
    run: async ({ sdk, world }) => {
      const { id, snapshotId } = playlistOf(world, 'Trains')
      const change = { name: 'Trains & boats', description: 'Both of them.', public: true }
      await sdk.playlists.changePlaylistDetails(id, change)
      const changed = await sdk.playlists.getPlaylist(id)
      expect(changed).toMatchObject(change)
      expect(changed.snapshot_id).not.toBe(snapshotId)
    },
  },
  'playlists.movePlaylistItems': {
    operation: 'reorder-or-replace-playlists-tracks',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'For Ben')
      const [first, second, third, ...rest] = await listed(sdk, id)
      const { snapshot_id } = await sdk.playlists.movePlaylistItems(id, 0, 2, 3)
      expect(await listed(sdk, id)).toEqual([third, first, second, ...rest])
      expect((await sdk.playlists.getPlaylist(id)).snapshot_id).toBe(snapshot_id)
    },
  },
  'playlists.updatePlaylistItems': {
    operation: 'reorder-or-replace-playlists-tracks',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'For Ben')
      const uris = world.catalogue.wellKnown.slice(0, 3).map((track) => `spotify:track:${track.id}`)
      await sdk.playlists.updatePlaylistItems(id, { uris })
      expect(await listed(sdk, id)).toEqual(uris)
    },
  },
  'playlists.addItemsToPlaylist': {
    operation: 'add-tracks-to-playlist',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'For Ben')
      const before = await listed(sdk, id)
      const [one = '', other = ''] = world.catalogue.wellKnown.map((track) => `spotify:track:${track.id}`)
      await sdk.playlists.addItemsToPlaylist(id, [one])
      await sdk.playlists.addItemsToPlaylist(id, [other], 1)
      expect(await listed(sdk, id)).toEqual([before[0], other, ...before.slice(1), one])
    },
  },
  'playlists.removeItemsFromPlaylist': {
    operation: 'remove-tracks-playlist',
    run: async ({ sdk, world }) => {
      const { id, snapshotId } = playlistOf(world, 'For Ben')
      const before = await listed(sdk, id)
      const [unwanted = ''] = before
      await sdk.playlists.removeItemsFromPlaylist(id, { tracks: [{ uri: unwanted }], snapshot_id: snapshotId })
      expect(await listed(sdk, id)).toEqual(before.filter((uri) => uri !== unwanted))
    },
  },
  'playlists.getUsersPlaylists': {
    operation: 'get-list-users-playlists',
    run: async ({ sdk, world }) => {
      const page = await sdk.playlists.getUsersPlaylists('olla', 50)
      const theirs = [...world.playlists.values()].filter(({ owner, isPublic }) => owner.id === 'olla' && isPublic)
      expect(namesOf(page.items).toSorted()).toEqual(namesOf(theirs).toSorted())
    },
  },
  'playlists.createPlaylist': {
    operation: 'create-playlist-for-user',
    run: async ({ sdk, world }) => {
      const details = { name: 'Made with the SDK', description: 'By a test', public: false }
      const made = await sdk.playlists.createPlaylist('ada', details)
      expect(made).toMatchObject({ ...details, owner: { id: 'ada' } })
      expect(await sdk.playlists.getPlaylist(made.id)).toMatchObject(details)
      const mine = await sdk.currentUser.playlists.playlists(50)
      expect(idsOf(mine.items)[0]).toBe(made.id)
      expect(mine.total).toBe(adaOf(world).library.playlist.rows.length + 1)
    },
  },
  'playlists.getPlaylistCoverImage': {
    operation: 'get-playlist-cover',
    run: async ({ sdk, world }) => {
      const cover = await sdk.playlists.getPlaylistCoverImage(playlistOf(world, 'Trains').id)
      expect(cover.map(({ width }) => width)).toEqual([640, 300, 64])
      const picture = await fetch(nth(cover, 0).url)
      expect(await picture.text()).toContain('<svg')
      expect(await sdk.playlists.getPlaylistCoverImage(playlistOf(world, 'untitled').id)).toEqual([])
    },
  },
  'playlists.addCustomPlaylistCoverImage': {
    operation: 'upload-custom-playlist-cover',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'Trains')
      await sdk.playlists.addCustomPlaylistCoverImage(id, jpeg)
      await expectUploadedCover(sdk, id)
    },
  },
  'playlists.addCustomPlaylistCoverImageFromBase64String': {
    operation: 'upload-custom-playlist-cover',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'untitled')
      await sdk.playlists.addCustomPlaylistCoverImageFromBase64String(id, jpeg.toString('base64'))
      await expectUploadedCover(sdk, id)
    },
  },
}
