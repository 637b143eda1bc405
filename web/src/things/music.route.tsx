import { AlbumScreen } from './album-screen.tsx'
import { ArtistScreen } from './artist-screen.tsx'
import { thingRoute } from './thing-route.tsx'
import { thingQueries } from './things.queries.ts'

export const musicRoutes = {
  album: thingRoute({
    title: 'Album',
    Content: AlbumScreen,
    prefetch: (client, id) => client.prefetchQuery(thingQueries.album(id)),
  }),
  artist: thingRoute({
    title: 'Artist',
    Content: ArtistScreen,
    prefetch: (client, id) => client.prefetchQuery(thingQueries.artist(id)),
  }),
}
