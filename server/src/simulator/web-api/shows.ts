import { type Endpoints, ok } from './call.ts'
import { findEntity } from './find.ts'
import { episodeObject, showObject, simplifiedEpisode } from './objects/show.ts'
import { pageOf } from './paging.ts'

export const showEndpoints = {
  'get-a-show': { answer: (call) => ok(showObject(findEntity(call, 'show'), call)) },
  'get-a-shows-episodes': {
    answer: (call) =>
      ok(pageOf(call, findEntity(call, 'show').episodes, (episode) => simplifiedEpisode(episode, call))),
  },
  'get-an-episode': { answer: (call) => ok(episodeObject(findEntity(call, 'episode'), call)) },
} satisfies Endpoints
