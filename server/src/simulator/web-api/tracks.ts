import { type Endpoints, ok } from './call.ts'
import { findEntity } from './find.ts'
import { trackObject } from './objects/track.ts'

export const trackEndpoints = {
  'get-track': { answer: (call) => ok(trackObject(findEntity(call, 'track'), call)) },
} satisfies Endpoints
