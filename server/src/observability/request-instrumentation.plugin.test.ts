import { AsyncLocalStorage } from 'node:async_hooks'
import { Readable } from 'node:stream'
import { Registry } from '@prometheus-io/client'
import { type FastifyRequest, fastify } from 'fastify'
import { request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { createMetrics } from './metrics.ts'
import requestInstrumentation from './request-instrumentation.plugin.ts'
import { untraced } from './tracing.ts'

async function start() {
  const registry = new Registry()
  const metrics = createMetrics({ registry, countSessions: async () => 0, countStreams: () => 0 })
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(requestInstrumentation, {
    requests: new AsyncLocalStorage<FastifyRequest>(),
    tracing: untraced,
    metrics,
  })
  const arrived = Promise.withResolvers<void>()
  app.get('/things/:id', async (_request, reply) => reply.code(204).send())
  app.get('/odd', async (_request, reply) => reply.code(299).send(''))
  app.get('/hanging', () => {
    arrived.resolve()
    return new Promise(() => {})
  })
  app.get('/stream', async (_request, reply) => reply.type('text/event-stream').send(Readable.from(['data: 1\n\n'])))
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const linesOf = async (name: string) => (await registry.getSingleMetricAsString(name)).split('\n').slice(2)
  const requests = () => linesOf('scopedeck_http_requests_total')
  const durations = () => linesOf('scopedeck_http_request_duration_seconds')
  return { origin, requests, durations, arrived: arrived.promise }
}

test('requests are counted by route, not by address', async () => {
  const { origin, requests, durations } = await start()
  for (const path of ['/things/1', '/things/2?token=secret', '/nowhere/1', '/nowhere/2']) await request(origin + path)
  await request(`${origin}/nowhere`, { method: 'PROPFIND' })
  expect(await requests()).toEqual([
    'scopedeck_http_requests_total{route="/things/:id",method="GET",status="204"} 2',
    'scopedeck_http_requests_total{route="none",method="GET",status="404"} 2',
    'scopedeck_http_requests_total{route="none",method="other",status="404"} 1',
  ])
  expect(await durations()).toContain(
    'scopedeck_http_request_duration_seconds_count{route="/things/:id",method="GET"} 2',
  )
})

test('all unknown statuses share one label', async () => {
  const { origin, requests } = await start()
  await request(`${origin}/odd`)
  expect(await requests()).toEqual(['scopedeck_http_requests_total{route="/odd",method="GET",status="other"} 1'])
})

test('a request whose client leaves is counted as aborted', async () => {
  const { origin, requests, arrived } = await start()
  const leaving = new AbortController()
  const left = request(`${origin}/hanging`, { signal: leaving.signal }).catch(() => 'left')
  await arrived
  leaving.abort()
  expect(await left).toBe('left')
  await expect
    .poll(requests)
    .toEqual(['scopedeck_http_requests_total{route="/hanging",method="GET",status="aborted"} 1'])
})

test('streams are not in the durations', async () => {
  const { origin, requests, durations } = await start()
  await (await request(`${origin}/stream`)).body.dump()
  expect(await requests()).toHaveLength(1)
  expect((await durations()).join()).not.toContain('/stream')
})
