import { expect } from 'vitest'
import { adaOf, idsOf, namesOf, nth, playlistOf, type Trials } from './trial.ts'

/** The account itself, whom it follows and what it plays most. */
export const accountTrials: Trials = {
  'currentUser.profile': {
    operation: 'get-current-users-profile',
    run: async ({ sdk, mode }) => {
      const profile = await sdk.currentUser.profile()
      expect(profile).toMatchObject({ id: 'ada', display_name: 'Ada' })
      const subscription = { country: 'SE', product: 'premium', email: 'ada@example.org' }
      if (mode === 'extended') expect(profile).toMatchObject(subscription)
      else for (const name of Object.keys(subscription)) expect(profile).not.toHaveProperty(name)
    },
  },
  'currentUser.topItems artists': {
    operation: 'get-users-top-artists',
    run: async ({ sdk, world }) => {
      const page = await sdk.currentUser.topItems('artists', 'short_term', 5, 2)
      expect(namesOf(page.items)).toEqual(namesOf(adaOf(world).top.short_term.artists.slice(2, 7)))
    },
  },
  'currentUser.topItems tracks': {
    operation: 'get-users-top-tracks',
    run: async ({ sdk, world }) => {
      const page = await sdk.currentUser.topItems('tracks', 'long_term', 5)
      expect(namesOf(page.items)).toEqual(namesOf(adaOf(world).top.long_term.tracks.slice(0, 5)))
    },
  },
  'currentUser.followedArtists': {
    operation: 'get-followed',
    run: async ({ sdk, world }) => {
      const followed = adaOf(world).library.artist.rows.map(({ item }) => item)
      const first = (await sdk.currentUser.followedArtists(undefined, 50)).artists
      const second = (await sdk.currentUser.followedArtists(nth(first.items, 49).id, 50)).artists
      expect(namesOf([...first.items, ...second.items])).toEqual(namesOf(followed))
      expect(second.next).toBeNull()
    },
  },
  'currentUser.followArtistsOrUsers': {
    operation: 'follow-artists-users',
    run: async ({ sdk, world }) => {
      const { artist } = adaOf(world).library
      const ids = idsOf(world.catalogue.artists.filter(({ id }) => !artist.has(id)).slice(0, 2))
      await sdk.currentUser.followArtistsOrUsers(ids, 'artist')
      await sdk.currentUser.followArtistsOrUsers(['olla'], 'user')
      expect(await sdk.currentUser.followsArtistsOrUsers(ids, 'artist')).toEqual([true, true])
      expect(await sdk.currentUser.followsArtistsOrUsers(['olla', 'rafferty'], 'user')).toEqual([true, false])
      expect((await sdk.currentUser.followedArtists()).artists.total).toBe(artist.rows.length + 2)
    },
  },
  'currentUser.unfollowArtistsOrUsers': {
    operation: 'unfollow-artists-users',
    run: async ({ sdk, world }) => {
      const { rows } = adaOf(world).library.artist
      await sdk.currentUser.unfollowArtistsOrUsers([nth(rows, 0).item.id], 'artist')
      const { artists } = await sdk.currentUser.followedArtists(undefined, 1)
      expect(artists).toMatchObject({ total: rows.length - 1, items: [{ id: nth(rows, 1).item.id }] })
    },
  },
  'currentUser.followsArtistsOrUsers': {
    operation: 'check-current-user-follows',
    run: async ({ sdk, world }) => {
      const { artist } = adaOf(world).library
      const unfollowed = nth(
        world.catalogue.artists.filter(({ id }) => !artist.has(id)),
        0,
      )
      const ids = [nth(artist.rows, 0).item.id, unfollowed.id]
      expect(await sdk.currentUser.followsArtistsOrUsers(ids, 'artist')).toEqual([true, false])
    },
  },
  'currentUser.playlists.playlists': {
    operation: 'get-a-list-of-current-users-playlists',
    run: async ({ sdk, world }) => {
      const page = await sdk.currentUser.playlists.playlists(50)
      expect(namesOf(page.items)).toEqual(namesOf(adaOf(world).library.playlist.rows.map(({ item }) => item)))
    },
  },
  'currentUser.playlists.follow': {
    operation: 'follow-playlist',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'Gym, mostly')
      await sdk.currentUser.playlists.follow(id)
      expect(await sdk.currentUser.playlists.isFollowing(id, ['ada'])).toEqual([true])
      expect(nth((await sdk.currentUser.playlists.playlists(1)).items, 0).id).toBe(id)
    },
  },
  'currentUser.playlists.unfollow': {
    operation: 'unfollow-playlist',
    run: async ({ sdk, world }) => {
      const { id } = playlistOf(world, 'Third floor radio')
      await sdk.currentUser.playlists.unfollow(id)
      expect(await sdk.currentUser.playlists.isFollowing(id, ['ada'])).toEqual([false])
      expect(idsOf((await sdk.currentUser.playlists.playlists(50)).items)).not.toContain(id)
    },
  },
  'currentUser.playlists.isFollowing': {
    operation: 'check-if-user-follows-playlist',
    run: async ({ sdk, world }) => {
      const followed = (name: string) => sdk.currentUser.playlists.isFollowing(playlistOf(world, name).id, ['ada'])
      expect([await followed('Third floor radio'), await followed('Gym, mostly')]).toEqual([[true], [false]])
    },
  },
}
