import type { EntityKind } from '../world/catalogue.ts'
import { type Call, type Endpoint, type Endpoints, ok } from './call.ts'
import { readIds } from './ids.ts'
import { albumObject } from './objects/album.ts'
import { artistObject } from './objects/artist.ts'
import { audiobookObject, chapterObject } from './objects/audiobook.ts'
import { episodeObject, simplifiedShow } from './objects/show.ts'
import { trackObject } from './objects/track.ts'
import type { View } from './view.ts'

/** Things by the dozen: gone from development mode, answered in extended mode. */
export const severalEndpoints = {
  'get-multiple-albums': several('album', albumObject, 20),
  'get-multiple-artists': several('artist', artistObject),
  'get-several-tracks': several('track', trackObject),
  'get-multiple-shows': several('show', simplifiedShow),
  'get-multiple-episodes': several('episode', episodeObject),
  'get-multiple-audiobooks': several('audiobook', audiobookObject),
  'get-several-chapters': several('chapter', chapterObject),
} satisfies Endpoints

/** In the order asked for, with null where an id names nothing. */
function several<Kind extends EntityKind>(
  kind: Kind,
  describe: (entity: NonNullable<ReturnType<typeof lookUp<Kind>>>, view: View) => unknown,
  most = 50,
): Endpoint {
  return {
    answer: (call) => {
      const entities = readIds(call, most).map((id) => lookUp(call, kind, id))
      return ok({ [`${kind}s`]: entities.map((entity) => (entity ? describe(entity, call) : null)) })
    },
  }
}

function lookUp<Kind extends EntityKind>({ world }: Call, kind: Kind, id: string) {
  return world.catalogue.find(kind, id)
}
