import type { SpotifyApi } from '@spotify/web-api-ts-sdk'
import { expect } from 'vitest'
import { adaOf, nth, type Trials } from './trial.ts'

const playing = async (sdk: SpotifyApi) => (await sdk.player.getPlaybackState('SE', 'episode')).item.name
const album = 'spotify:album:'

/** Playback as ada hears it: in the seeded world she is in the middle of the first song of her longest playlist. */
export const playerTrials: Trials = {
  'player.getPlaybackState': {
    operation: 'get-information-about-the-users-current-playback',
    run: async ({ sdk }) => {
      expect(await sdk.player.getPlaybackState('SE', 'episode')).toMatchObject({
        device: { name: 'Study speaker', is_active: true, volume_percent: 62 },
        is_playing: true,
        progress_ms: 84_000,
        item: { name: 'Paper Lanterns' },
        shuffle_state: false,
        repeat_state: 'off',
      })
    },
  },
  'player.getAvailableDevices': {
    operation: 'get-a-users-available-devices',
    run: async ({ sdk, world }) => {
      const { devices } = await sdk.player.getAvailableDevices()
      expect(devices.map(({ id, name }) => ({ id, name }))).toEqual(
        adaOf(world).devices.map(({ id, name }) => ({ id, name })),
      )
    },
  },
  'player.getCurrentlyPlayingTrack': {
    operation: 'get-the-users-currently-playing-track',
    run: async ({ sdk }) => {
      const playback = await sdk.player.getCurrentlyPlayingTrack('SE', 'episode')
      expect(playback).toMatchObject({ item: { name: 'Paper Lanterns' }, currently_playing_type: 'track' })
    },
  },
  'player.getRecentlyPlayedTracks': {
    operation: 'get-recently-played',
    run: async ({ sdk, world }) => {
      const plays = adaOf(world).history.plays
      const first = await sdk.player.getRecentlyPlayedTracks(4)
      const range = { type: 'before', timestamp: Number(first.cursors?.before) } as const
      const second = await sdk.player.getRecentlyPlayedTracks(4, range)
      const names = [...first.items, ...second.items].map(({ track }) => track.name)
      expect(names).toEqual(plays.slice(0, 8).map(({ track }) => track.name))
      const since = { type: 'after', timestamp: nth(plays, 2).playedAt } as const
      expect((await sdk.player.getRecentlyPlayedTracks(50, since)).items).toHaveLength(2)
    },
  },
  'player.getUsersQueue': {
    operation: 'get-queue',
    run: async ({ sdk, world }) => {
      const { currently_playing, queue } = await sdk.player.getUsersQueue()
      expect(currently_playing).toMatchObject({ name: 'Paper Lanterns' })
      expect(nth(queue, 0)).toMatchObject({ name: nth(world.catalogue.wellKnown, 1).name })
    },
  },
  'player.transferPlayback': {
    operation: 'transfer-a-users-playback',
    run: async ({ sdk, world }) => {
      await sdk.player.transferPlayback([nth(adaOf(world).devices, 1).id], true)
      const { device, is_playing } = await sdk.player.getPlaybackState()
      expect([device.name, is_playing]).toEqual(['Ada’s phone', true])
    },
  },
  'player.startResumePlayback': {
    operation: 'start-a-users-playback',
    run: async ({ sdk, world }) => {
      const [speaker, phone] = adaOf(world).devices.map(({ id }) => id)
      const track = nth(world.catalogue.wellKnown, 3)
      await sdk.player.startResumePlayback(
        String(speaker),
        `${album}${track.album.id}`,
        undefined,
        { position: 1 },
        5000,
      )
      const context = await sdk.player.getPlaybackState()
      expect(context.item.name).toBe(nth(track.album.tracks, 1).name)
      expect(context.context?.uri).toBe(`${album}${track.album.id}`)
      // The SDK sends `positionMs`, which is not Spotify's name for it, and goes unheard.
      expect(context.progress_ms).toBe(0)
      await sdk.player.startResumePlayback(String(phone), undefined, [`spotify:track:${track.id}`])
      expect(await sdk.player.getPlaybackState()).toMatchObject({
        device: { name: 'Ada’s phone' },
        item: { id: track.id },
        context: null,
      })
    },
  },
  'player.pausePlayback': {
    operation: 'pause-a-users-playback',
    run: async ({ sdk, world }) => {
      const device = nth(adaOf(world).devices, 0).id
      await sdk.player.pausePlayback(device)
      expect((await sdk.player.getPlaybackState()).is_playing).toBe(false)
      await expect(sdk.player.pausePlayback(device)).rejects.toThrow('Restriction violated')
      await sdk.player.startResumePlayback(device)
      expect(await sdk.player.getPlaybackState()).toMatchObject({ is_playing: true, progress_ms: 84_000 })
    },
  },
  'player.skipToNext': {
    operation: 'skip-users-playback-to-next-track',
    run: async ({ sdk, world }) => {
      await sdk.player.skipToNext(nth(adaOf(world).devices, 0).id)
      expect(await playing(sdk)).toBe(nth(world.catalogue.wellKnown, 1).name)
    },
  },
  'player.skipToPrevious': {
    operation: 'skip-users-playback-to-previous-track',
    run: async ({ sdk, world }) => {
      const device = nth(adaOf(world).devices, 0).id
      await sdk.player.skipToNext(device)
      await sdk.player.skipToPrevious(device)
      expect(await playing(sdk)).toBe('Paper Lanterns')
    },
  },
  'player.seekToPosition': {
    operation: 'seek-to-position-in-currently-playing-track',
    run: async ({ sdk }) => {
      await sdk.player.seekToPosition(12_345)
      expect((await sdk.player.getPlaybackState()).progress_ms).toBe(12_345)
    },
  },
  'player.setRepeatMode': {
    operation: 'set-repeat-mode-on-users-playback',
    run: async ({ sdk }) => {
      await sdk.player.setRepeatMode('track')
      expect((await sdk.player.getPlaybackState()).repeat_state).toBe('track')
    },
  },
  'player.setPlaybackVolume': {
    operation: 'set-volume-for-users-playback',
    run: async ({ sdk, world }) => {
      await sdk.player.setPlaybackVolume(0)
      expect((await sdk.player.getPlaybackState()).device.volume_percent).toBe(0)
      const phone = nth(adaOf(world).devices, 1).id
      await expect(sdk.player.setPlaybackVolume(50, phone)).rejects.toThrow('VOLUME_CONTROL_DISALLOW')
    },
  },
  'player.togglePlaybackShuffle': {
    operation: 'toggle-shuffle-for-users-playback',
    run: async ({ sdk }) => {
      await sdk.player.togglePlaybackShuffle(true)
      expect((await sdk.player.getPlaybackState()).shuffle_state).toBe(true)
      await sdk.player.togglePlaybackShuffle(false)
      expect((await sdk.player.getPlaybackState()).shuffle_state).toBe(false)
    },
  },
  'player.addItemToPlaybackQueue': {
    operation: 'add-to-queue',
    run: async ({ sdk, world }) => {
      const track = nth(world.catalogue.wellKnown, 6)
      await sdk.player.addItemToPlaybackQueue(`spotify:track:${track.id}`, nth(adaOf(world).devices, 0).id)
      expect(nth((await sdk.player.getUsersQueue()).queue, 0)).toMatchObject({ name: track.name })
    },
  },
}
