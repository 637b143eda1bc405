import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { claimedClient } from '../accounts/client-authentication.ts'
import { bearerToken, pathOf, queryOf } from '../request.ts'
import type { Simulation } from '../simulation.ts'
import type { Worlds } from '../worlds.ts'
import { answerFacts, callFacts } from './call-facts.ts'
import { isControl } from './control-path.ts'
import type { LoggedRequest } from './request-log.ts'

const grantTypes: readonly string[] = ['authorization_code', 'refresh_token', 'client_credentials']

declare module 'fastify' {
  interface FastifyRequest {
    /** The request in the log; `undefined` where it is not logged. */
    logEntry: LoggedRequest | undefined
    /** Monotonic, in milliseconds. */
    receivedAt: number
  }
}

/** Logs every request except those to the controls, which are too many. */
export default fp(
  async (app, { worlds }: { worlds: Worlds }) => {
    app.decorateRequest('logEntry', undefined)
    // Fastify measures an answer only where something logs it.
    app.decorateRequest('receivedAt', 0)

    app.addHook('onRequest', async (request) => {
      if (isControl(request)) return
      request.receivedAt = performance.now()
      const simulation = worlds.of(request)
      const entry = {
        at: simulation.clock.now(),
        method: request.method,
        path: redact(pathOf({ url: worlds.addressOf(request) })),
        query: redactQuery(queryOf(request)),
        status: 0,
        client: clientOf(request, simulation),
      }
      request.logEntry = simulation.log.add(entry)
    })

    // Before the answer leaves, so that a client that has its answer finds the request in the log.
    app.addHook('onSend', async (request, reply, payload) => {
      const { logEntry } = request
      if (!logEntry) return
      const simulation = worlds.of(request)
      Object.assign(
        logEntry,
        answerFacts(reply, payload),
        { tookMs: Math.round(performance.now() - request.receivedAt) },
        formFacts(request, simulation),
        callFacts(request, simulation),
      )
      logEntry.error &&= redact(logEntry.error)
    })
  },
  { name: 'request-log' },
)

/** The client that the request's address and headers name. */
function clientOf(request: FastifyRequest, simulation: Simulation): string | null {
  const { authorization } = request.headers
  const bearer = bearerToken(authorization)
  if (bearer !== undefined) return simulation.readToken(bearer)?.clientId ?? null
  return registered(claimedClient(authorization, queryOf(request)), simulation)
}

/** What a form adds. Only known words are logged: a client may have put its secret into the wrong field. */
function formFacts({ headers, body }: FastifyRequest, simulation: Simulation): Partial<LoggedRequest> {
  if (!(body instanceof URLSearchParams)) return {}
  const client = registered(claimedClient(headers.authorization, body), simulation)
  const grantType = grantTypes.find((name) => name === body.get('grant_type'))
  return { client, ...(grantType === undefined ? {} : { grantType }) }
}

function registered(clientId: string | undefined, { clients }: Simulation): string | null {
  return clientId !== undefined && clients.has(clientId) ? clientId : null
}

/** Parameters whose values are not secret. An allow-list, because the name of the next secret is not known. */
const harmless: ReadonlySet<string> = new Set([
  ...['client_id', 'response_type', 'redirect_uri', 'scope', 'show_dialog', 'code_challenge_method', 'grant_type'],
  ...['ids', 'uris', 'uri', 'type', 'q', 'market', 'country', 'locale', 'fields', 'additional_types', 'include_groups'],
  ...['limit', 'offset', 'after', 'before', 'time_range', 'include_external', 'timestamp'],
  ...['device_id', 'position_ms', 'volume_percent', 'state'],
])

/** `state` is a switch on the player (`true`, `track`, …), and a secret on the way to the consent page. */
const playerStates: ReadonlySet<string> = new Set(['true', 'false', 'track', 'context', 'off'])

/** A query without its secrets. */
export function redactQuery(query: URLSearchParams): string {
  const shown = [...query].map(([name, value]): [string, string] => [
    redact(name),
    isHarmless(name, value) ? redact(value) : redacted,
  ])
  return new URLSearchParams(shown).toString()
}

/** Text without the simulator's codes and tokens, in whatever parameter a client put them. */
export function redact(text: string): string {
  return text.replace(/sim_(?:code|access|refresh)_[\w-]+/g, redacted)
}

const redacted = 'redacted'

function isHarmless(name: string, value: string): boolean {
  return harmless.has(name) && (name !== 'state' || playerStates.has(value))
}
