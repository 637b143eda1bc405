import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished } from 'vitest'
import { Collector } from '../harness/collector.ts'
import { test } from '../harness/fixtures.ts'

const scopes = ['user-top-read']
const server = 2
const client = 3
const failed = 2

describe('traces', () => {
  test('show where a request’s time went, by routes and operations', async ({ startApp, simulator }) => {
    const collector = await Collector.start()
    const app = await startApp({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin, OTEL_SERVICE_NAME: 'deck-1' })
    const ada = await app.signIn({ scopes })
    app.clock.aheadMs = 61 * 60_000
    const answer = await ada.call('/me/top/tracks?limit=3')
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { reset: true } })
    await ada.call('/me/top/artists')
    for (const url of ['/healthz', '/readyz', '/metrics']) await app.browser().get(url)
    await app.goDown()

    const [request, another] = collector.named('GET /api/spotify/v1/*')
    if (!request || !another) throw new Error('The requests left no trace.')
    const requestId = answer.headers['x-request-id']
    expect(request).toMatchObject({ kind: server, service: 'deck-1' })
    expect(request.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/api/spotify/v1/*',
      'http.response.status_code': 200,
      'scopedeck.request_id': requestId,
    })
    const [refresh, call] = collector.childrenOf(request)
    expect([refresh?.name, refresh?.attributes]).toEqual(['refresh', { 'scopedeck.outcome': 'refreshed' }])
    expect(call).toMatchObject({ name: 'GET /me/top/tracks', kind: client, traceId: request.traceId })
    expect(call?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'scopedeck.operation': 'get-users-top-tracks',
      'server.address': 'localhost',
      'url.template': '/me/top/tracks',
    })
    const tokenCalls = collector.named('POST token endpoint').map(({ attributes }) => attributes)
    expect(tokenCalls).toMatchObject([
      { 'scopedeck.grant_type': 'authorization_code', 'http.response.status_code': 200 },
      { 'scopedeck.grant_type': 'refresh_token', 'http.response.status_code': 200 },
    ])
    const [broken] = collector.childrenOf(another)
    expect(broken).toMatchObject({ status: { code: failed }, attributes: { 'error.type': 'upstream-invalid' } })
    expect(another).toMatchObject({ status: { code: failed }, attributes: { 'http.response.status_code': 502 } })
    expect(collector.spans.filter(({ name }) => /healthz|readyz|metrics/.test(name))).toEqual([])
    const lines = app.log.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId)
    expect(new Set(lines.map(({ traceId }) => traceId))).toEqual(new Set([request.traceId]))
  })

  test('hold nothing that a client sent, and no secret', async ({ startApp, simulator }) => {
    const collector = await Collector.start()
    const app = await startApp({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin })
    const ada = await app.signIn({ scopes })
    await simulator.expireTokens()
    await ada.call('/albums/odd-album-id?market=odd-market')
    await ada.call('/odd-operation/x')
    await ada.get('/odd-page?odd-query=1', {
      headers: { 'user-agent': 'odd-agent', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    })
    await ada.comeBack('/auth/callback?state=odd-state-of-many-characters&code=odd-code-of-many-characters')
    await simulator.tokenFault({ status: 400, body: { error: 'odd-error', error_description: 'odd-description' } })
    await ada.act('POST', '/auth/refresh')
    await app.goDown()

    const text = collector.received.join('\n')
    expect(collector.spans.length).toBeGreaterThan(8)
    expect(text).not.toMatch(/odd-|a{32}|sim_|scopedeck-local|[?&]/)
    for (const { value } of ada.cookies.values()) expect(text).not.toContain(value)
    const keys = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...keys].sort()).toEqual([
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'scopedeck.grant_type',
      'scopedeck.operation',
      'scopedeck.outcome',
      'scopedeck.request_id',
      'server.address',
      'url.template',
    ])
  })

  test.for(['gone', 'silent'])(
    'for a collector that is %s are told of once, and harm nothing',
    async (how, { startApp }) => {
      const app = await startApp({ OTEL_EXPORTER_OTLP_ENDPOINT: await troubledCollector(how) })
      const ada = await app.signIn({ scopes })
      expect((await ada.call('/me/top/tracks')).status).toBe(200)
      await app.goDown()
      const told = app.log.filter((line) => line.includes('OTEL_EXPORTER_OTLP_ENDPOINT'))
      expect(told).toHaveLength(1)
    },
  )
})

/** Where nobody listens, or somebody who never answers. */
async function troubledCollector(how: string): Promise<string> {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  onTestFinished(() => void silent.close())
  if (how === 'gone') silent.close()
  return `http://127.0.0.1:${port}`
}

test('without a collector nothing of it is even loaded', async () => {
  const report = `
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve(specifier, context, next) {
        const found = next(specifier, context)
        if (/opentelemetry.(sdk|exporter|resources)/.test(found.url)) console.log(found.url)
        return found
      },
    })`
  const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../src', path))
  const registry = JSON.stringify(createRequire(import.meta.url).resolve('@prometheus-io/client'))
  const open = (traces: string) => `
    const { createInstrumentation } = await import(${source('observability/instrumentation.ts')})
    const { Registry } = await import(${registry})
    const provider = { tokenUrl: 'http://127.0.0.1:9/token', apiUrl: 'http://127.0.0.1:9' }
    await createInstrumentation({ registry: new Registry(), provider, logger: console, timeouts: {}, ...${traces} })
    await import(${source('app.ts')})`
  const loadedBy = async (traces: string) => {
    const code = open(traces)
    const hooks = `data:text/javascript,${encodeURIComponent(report)}`
    const options = ['--import', hooks, '--input-type=module', '--eval', code]
    return (await promisify(execFile)(process.execPath, options)).stdout
  }
  expect(await loadedBy('{}')).toBe('')
  expect(await loadedBy(`{ traces: { endpoint: 'http://127.0.0.1:9', serviceName: 'deck' } }`)).toContain('sdk-trace')
})
