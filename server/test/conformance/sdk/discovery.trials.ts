import { expect } from 'vitest'
import { idsOf, nth, type Trials } from './trial.ts'

/** What Spotify worked out or put together, and what is found by searching. */
export const discoveryTrials: Trials = {
  search: {
    operation: 'search',
    run: async ({ sdk }) => {
      const { tracks, artists } = await sdk.search('solano lanterns', ['track', 'artist'], 'SE', 5, 0, 'audio')
      expect(nth(tracks.items, 0)).toMatchObject({ name: 'Paper Lanterns', artists: [{ name: 'Mira Solano' }] })
      expect(artists.items).toEqual([])
    },
  },
  'tracks.audioFeatures one': {
    operation: 'get-audio-features',
    run: async ({ sdk, world }) => {
      const track = nth(world.catalogue.wellKnown, 5)
      const features = await sdk.tracks.audioFeatures(track.id)
      expect(features).toMatchObject({ id: track.id, duration_ms: track.durationMs, tempo: expect.any(Number) })
      expect(await sdk.tracks.audioFeatures(track.id)).toEqual(features)
    },
  },
  'tracks.audioFeatures several': {
    operation: 'get-several-audio-features',
    run: async ({ sdk, world }) => {
      const ids = idsOf(world.catalogue.wellKnown.slice(0, 3))
      expect(idsOf(await sdk.tracks.audioFeatures(ids))).toEqual(ids)
    },
  },
  'tracks.audioAnalysis': {
    operation: 'get-audio-analysis',
    run: async ({ sdk, world }) => {
      const track = nth(world.catalogue.wellKnown, 5)
      const analysis = await sdk.tracks.audioAnalysis(track.id)
      expect(analysis.track.duration).toBe(track.durationMs / 1000)
      const last = nth(analysis.beats, analysis.beats.length - 1)
      expect(last.start + last.duration).toBeCloseTo(track.durationMs / 1000)
    },
  },
  'recommendations.get': {
    operation: 'get-recommendations',
    run: async ({ sdk, world }) => {
      const [track, artist] = [nth(world.catalogue.wellKnown, 1), nth(world.catalogue.artists, 2)]
      const { seeds, tracks } = await sdk.recommendations.get({
        seed_tracks: [track.id],
        seed_artists: [artist.id],
        limit: 7,
        target_energy: 0.5,
      })
      expect(idsOf(seeds).toSorted()).toEqual([track.id, artist.id].toSorted())
      expect(tracks).toHaveLength(7)
      for (const { id, name } of tracks) expect(world.catalogue.find('track', id)?.name).toBe(name)
    },
  },
  'recommendations.genreSeeds': {
    operation: 'get-recommendation-genres',
    run: async ({ sdk }) => {
      const { genres } = await sdk.recommendations.genreSeeds()
      expect(genres).toContain('harbour-pop')
    },
  },
  'browse.getCategories': {
    operation: 'get-categories',
    run: async ({ sdk }) => {
      const { categories } = await sdk.browse.getCategories('SE', 'sv_SE', 3, 1)
      expect(categories).toMatchObject({ limit: 3, offset: 1 })
      expect(categories.items).toHaveLength(3)
    },
  },
  'browse.getCategory': {
    operation: 'get-a-category',
    run: async ({ sdk }) => {
      const category = await sdk.browse.getCategory('harbour-pop', 'SE', 'sv_SE')
      expect(category).toMatchObject({ id: 'harbour-pop', name: 'harbour pop' })
    },
  },
  'browse.getNewReleases': {
    operation: 'get-new-releases',
    run: async ({ sdk, world }) => {
      const { albums } = await sdk.browse.getNewReleases('SE', 3)
      const newest = world.catalogue.albums.map(({ releaseDate }) => releaseDate).toSorted()
      expect(albums.items.map(({ release_date }) => release_date)).toEqual(newest.toReversed().slice(0, 3))
    },
  },
  'browse.getFeaturedPlaylists': {
    operation: 'get-featured-playlists',
    run: async ({ sdk }) => {
      const { message, playlists } = await sdk.browse.getFeaturedPlaylists('SE', 'sv_SE', '2026-11-23T12:00:00', 2, 0)
      expect(message).not.toBe('')
      expect(playlists.items).toHaveLength(2)
      const first = nth(playlists.items, 0)
      expect(await sdk.playlists.getPlaylist(first.id)).toMatchObject({ name: first.name, public: true })
    },
  },
  'browse.getPlaylistsForCategory': {
    operation: 'get-a-categories-playlists',
    run: async ({ sdk }) => {
      const { playlists } = await sdk.browse.getPlaylistsForCategory('harbour-pop', 'SE', 1, 1)
      expect(playlists).toMatchObject({ limit: 1, offset: 1 })
      expect(playlists.items).toHaveLength(1)
    },
  },
  'markets.getAvailableMarkets': {
    operation: 'get-available-markets',
    run: async ({ sdk }) => {
      const { markets } = await sdk.markets.getAvailableMarkets()
      expect(markets).toEqual(expect.arrayContaining(['SE', 'DE', 'PT']))
    },
  },
  'users.profile': {
    operation: 'get-users-profile',
    run: async ({ sdk }) => {
      expect(await sdk.users.profile('olla')).toMatchObject({ id: 'olla', display_name: 'Olla from the third floor' })
    },
  },
}
