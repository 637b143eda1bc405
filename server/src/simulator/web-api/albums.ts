import { type Endpoints, ok } from './call.ts'
import { findEntity } from './find.ts'
import { albumObject } from './objects/album.ts'
import { simplifiedTrack } from './objects/simplified.ts'
import { pageOf } from './paging.ts'

export const albumEndpoints = {
  'get-an-album': { answer: (call) => ok(albumObject(findEntity(call, 'album'), call)) },
  'get-an-albums-tracks': {
    answer: (call) => ok(pageOf(call, findEntity(call, 'album').tracks, (track) => simplifiedTrack(track, call))),
  },
} satisfies Endpoints
