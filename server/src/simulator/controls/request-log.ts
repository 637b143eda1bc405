import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'

/** One request, as the simulator received it. */
export const LoggedRequest = Type.Object(
  {
    at: Type.Number({ description: 'When it came, in epoch milliseconds of the simulator’s clock.' }),
    method: Type.String(),
    path: Type.String(),
    query: Type.String({ description: 'With “redacted” for every value that might be a secret.' }),
    status: Type.Integer({
      description: '0 while there is no answer, and for good where the connection broke instead.',
    }),
    client: Type.Union([Type.String(), Type.Null()], {
      description: 'The client’s id, where the request named one that is registered.',
    }),
    grantType: Type.Optional(Type.String({ description: 'On the token endpoint.' })),
    account: Type.Optional(Type.String({ description: 'For whom the access token acts.' })),
    operation: Type.Optional(Type.String({ description: 'Spotify’s id of the operation, on the Web API.' })),
    scopesHeld: Type.Optional(Type.Array(Type.String(), { description: 'The scopes of the access token.' })),
    scopesNamed: Type.Optional(
      Type.Array(Type.String(), { description: 'The scopes that the operation can ask for.' }),
    ),
    byFault: Type.Optional(Type.Literal(true, { description: 'A fault changed the answer.' })),
    error: Type.Optional(Type.String({ description: 'The message of an answer of 400 and above.' })),
    tookMs: Type.Optional(Type.Number({ description: 'Real milliseconds until the answer left.' })),
  },
  { title: 'LoggedRequest' },
)
export type LoggedRequest = Static<typeof LoggedRequest>

export interface NumberedRequest {
  request: LoggedRequest
  nth: number
}

/** How many requests are kept at least. */
const kept = 10_000

/** The latest requests, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = []
  #received = 0

  /** How many there ever were: it tells one state of the log from another. */
  get received(): number {
    return this.#received
  }

  add(request: LoggedRequest): LoggedRequest {
    this.#requests.push(request)
    this.#received += 1
    // Cut at twice the size in one go: removing the oldest for each request would copy the whole list each time.
    if (this.#requests.length >= 2 * kept) this.#requests = this.#requests.slice(-kept)
    return request
  }

  /** Those of a snapshot. */
  restore(requests: readonly LoggedRequest[]): void {
    this.#requests = [...requests]
  }

  /** Those whose path begins so. */
  list(path: string): LoggedRequest[] {
    return this.#requests.filter((request) => request.path.startsWith(path))
  }

  /** The last ones of a kind, newest first, each with its number among all that ever came. */
  latest(count: number, isWanted: (request: LoggedRequest) => boolean): NumberedRequest[] {
    const found: NumberedRequest[] = []
    for (let back = 1; back <= this.#requests.length && found.length < count; back += 1) {
      const request = this.#requests.at(-back)
      if (request && isWanted(request)) found.push({ request, nth: this.#received - back + 1 })
    }
    return found
  }
}
