import { AudiobookScreen } from './audiobook-screen.tsx'
import { EpisodeScreen } from './episode-screen.tsx'
import { ShowScreen } from './show-screen.tsx'
import { thingRoute } from './thing-route.tsx'
import { thingQueries } from './things.queries.ts'

export const spokenRoutes = {
  show: thingRoute({
    title: 'Show',
    Content: ShowScreen,
    prefetch: (client, id) => client.prefetchQuery(thingQueries.show(id)),
  }),
  episode: thingRoute({
    title: 'Episode',
    Content: EpisodeScreen,
    prefetch: (client, id) => client.prefetchQuery(thingQueries.episode(id)),
  }),
  audiobook: thingRoute({
    title: 'Audiobook',
    Content: AudiobookScreen,
    prefetch: (client, id) => client.prefetchQuery(thingQueries.audiobook(id)),
  }),
}
