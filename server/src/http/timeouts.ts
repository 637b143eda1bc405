import type { Server } from 'node:http'
import type { FastifyHttpOptions } from 'fastify'

/** How long whoever connects may take, in milliseconds. */
export interface Patience {
  /** From connecting, or from the first byte after an answer, to the end of the headers. */
  headersMs: number
  /** From there to the end of the whole request, body included. */
  requestMs: number
  /** Without a byte either way: a request that never ends, or an answer that nobody reads. */
  silenceMs: number
  /** How often what takes too long is looked for. */
  checkEveryMs: number
}

type PatienceOptions = Pick<FastifyHttpOptions<Server>, 'requestTimeout' | 'connectionTimeout' | 'http'>

/** Fastify waits for ever where it is told nothing. */
export const patienceOptions = ({ headersMs, requestMs, silenceMs, checkEveryMs }: Patience): PatienceOptions => ({
  requestTimeout: requestMs,
  connectionTimeout: silenceMs,
  http: { headersTimeout: headersMs, connectionsCheckingInterval: checkEveryMs },
})
