import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { accountParameter } from '../../contract/account-mark.ts'
import { flowEventsPath, flowPath } from '../../contract/flow.ts'
import { FlowRecord } from '../../contract/flow-record.ts'
import { Type } from '../../contract/schema.ts'
import { toProblemError } from '../http/problem-error.ts'
import type { PubSub } from '../store/pub-sub.ts'
import type { Timeouts } from '../timeouts.ts'
import type { Flow } from './flow.ts'
import { createFlowStreams } from './flow-streams.ts'

declare module 'fastify' {
  interface FastifyInstance {
    flowStreams: { count(): number }
  }
}

interface FlowPluginOptions {
  flow: Flow
  pubSub: PubSub
  publicUrl: string
  timeouts: Timeouts['flow']
  /** Epoch milliseconds. */
  now(): number
}

/** Records the requests of the browser, and gives the record to its session. */
export default fp(
  async (app, options: FlowPluginOptions) => {
    const { flow, now } = options
    app.decorateRequest('flow', null)
    app.addHook('onResponse', (request, reply, done) => {
      if (request.flow) recordRequest(flow, request, reply, now())
      done()
    })
    const streams = createFlowStreams(app, options)
    app.decorate('flowStreams', { count: streams.count })
    app.addHook('preClose', async () => streams.drain())
    app.addHook('onClose', () => flow.close())

    app.get(flowPath, { schema: { response: { 200: FlowRecord } } }, async (request, reply) => {
      const record = await readRecord(app, flow, request)
      // As text: the record is as its schema says, and to check each value again takes longer than to read them all.
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(record))
    })
    const schema = { querystring: Query, response: { 200: Type.Unknown() } }
    app.get<{ Querystring: { account?: string } }>(flowEventsPath, { schema }, async (request, reply) => {
      const { [accountParameter]: account } = request.query
      const { session } = await app.sessions.signedIn(request, { isUse: false, account })
      return reply.headers(headers).send(await streams.open(request, session))
    })
  },
  { name: 'flow', dependencies: ['problems', 'session'] },
)

const Query = Type.Object({
  /** The mark of the account that the page is for: an EventSource sends no headers of ours. */
  [accountParameter]: Type.Optional(Type.String()),
})

/**
 * The record of the request's session. Where Spotify has ended the grant, what is left of it for a while: its last messages
 * show how it ended. Nothing is left after a sign-out.
 */
async function readRecord({ sessions }: FastifyInstance, flow: Flow, request: FastifyRequest): Promise<FlowRecord> {
  try {
    return await flow.read((await sessions.signedIn(request, { isUse: false })).session.id)
  } catch (error) {
    const id = sessions.idOf(request)
    if (toProblemError(error).code !== 'reauthorization-required' || id === undefined) throw error
    const record = await flow.read(id)
    if (record.steps.length === 0) throw error
    return { ...record, isCut: true }
  }
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that compresses or buffers holds events back until it has enough of them.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** A request of the page, once it is answered. */
function recordRequest({ record }: Flow, request: FastifyRequest, reply: FastifyReply, now: number): void {
  if (!request.flow) return
  const { sessionId, call } = request.flow
  record(sessionId, {
    ...{ kind: 'request', at: now - reply.elapsedTime, ms: reply.elapsedTime, status: reply.statusCode },
    ...{ requestId: request.id, problem: request.problemCode ?? undefined, call },
    route: { method: request.method, path: request.routeOptions.url ?? '' },
    ...(reply.statusCode >= 400 && { answered: { retry_after: Number(reply.getHeader('retry-after')) || undefined } }),
  })
}
