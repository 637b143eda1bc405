import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operationCatalogue, operationIds } from '../../contract/operations.ts'
import { startApp } from './testing/app.ts'
import { startUpstream } from './testing/upstream.ts'

/** Writes the request line unchanged, which a client library would normalise. @returns the status line */
function send(port: number, method: string, target: string, headers = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    connect(port, '127.0.0.1')
      .on('error', reject)
      .on('data', (chunk) => {
        answer += chunk
      })
      .on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''))
      .write(
        Buffer.from(
          `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Test-Session: ada\r\nX-CSRF: 1\r\n${headers}\r\n`,
          'latin1',
        ),
      )
  })
}

async function start() {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { upstream, port: (app.server.address() as AddressInfo).port }
}

const api = '/api/spotify/v1'

test('an address that only looks like an operation never reaches Spotify', async () => {
  const { upstream, port } = await start()
  const targets = [
    `${api}/../v1/me`,
    `${api}/playlists/../me`,
    `${api}/playlists/%2e%2e/me`,
    `${api}/playlists/%2e%2e`,
    `${api}/users/a%2eb`,
    `${api}/playlists/%252e%252e`,
    `${api}/playlists/..%2fme`,
    `${api}//me`,
    `${api}/me/`,
    `${api}/%6de`,
    `${api}/me%00`,
    `${api}/me\\player`,
    `${api}/me#fragment`,
    `${api}/me;x=1`,
    `${api}`,
    `/api//spotify/v1/me`,
    `/api/spotify/v1%2fme`,
    `/api/%73potify/v1/me`,
    `//evil.example/v1/me`,
    `http://evil.example/v1/me`,
    `http://evil.example${api}/me`,
    `http://127.0.0.1${api}/me`,
    `${api}/http://evil.example/`,
    `${api}/@evil.example/me`,
    `${api}.evil.example/me`,
    '*',
  ]
  for (const target of targets)
    expect([target, await send(port, 'GET', target)]).toEqual([target, expect.stringMatching(/^HTTP\/1\.1 40[04] /)])
  expect(upstream.received).toEqual([])
})

test('a header or a parameter that overrides the method is ignored', async () => {
  const { upstream, port } = await start()
  const override = 'X-HTTP-Method-Override: DELETE\r\nX-HTTP-Method: PUT\r\nX-Method-Override: PUT\r\n'
  expect(await send(port, 'GET', `${api}/me/player?_method=PUT`, override)).toContain('200')
  expect(await send(port, 'PATCH', `${api}/me/player`, override)).toContain('405')
  expect(await send(port, 'OPTIONS', `${api}/me/player`, override)).toContain('405')
  expect(await send(port, 'HEAD', `${api}/me/player`, override)).toContain('405')
  expect(upstream.received.map(({ method, url }) => [method, url])).toEqual([['GET', '/v1/me/player?_method=PUT']])
})

const knownSegments = operationIds.flatMap((id) => operationCatalogue[id].path.split('/').slice(1))
const oddSegments = [
  '..',
  '.',
  '',
  '%2e%2e',
  '%2F',
  '%5c',
  '%00',
  '%25',
  '%',
  '@',
  'a:b@c',
  '?',
  '#',
  'v1',
  'j%C3%BCrgen',
]
const segment = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...oddSegments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom(...knownSegments) },
)
const prefix = fc.constantFrom(
  api,
  `${api}/playlists`,
  '',
  '/',
  '//evil.example',
  'http://evil.example/v1',
  `${api}/..`,
)
const anything = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'),
  target: fc.tuple(prefix, fc.array(segment, { maxLength: 4 })).map(([start, rest]) => [start, ...rest].join('/')),
})
const nearlyAnOperation = fc.tuple(fc.constantFrom(...operationIds), segment).map(([id, value]) => {
  const { method, path } = operationCatalogue[id]
  return { method, target: api + path.replace(/\{.+?\}/g, () => value) }
})

test('whatever the request line, only operations of the catalogue reach the Web API', async () => {
  const { upstream, port } = await start()
  const shapes = operationIds.map((id) => {
    const { method, path } = operationCatalogue[id]
    return new RegExp(`^${method} /v1${path.replace(/\{.+?\}/g, "(?!\\.+$)[A-Za-z0-9%!'()*~._-]+")}$`)
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(anything, nearlyAnOperation), async ({ method, target }) => {
      const before = upstream.received.length
      // What ends the request line is not part of a target.
      const status = await send(port, method, target.replace(/[\s\0]/g, '') || '/')
      expect(status).not.toMatch(/^HTTP\/1\.1 5/)
      for (const seen of upstream.received.slice(before)) {
        const [path] = seen.url.split('?')
        expect(shapes.some((shape) => shape.test(`${seen.method} ${path}`))).toBe(true)
        expect(seen.headers.host).toBe(new URL(upstream.apiUrl).host)
      }
    }),
    { numRuns: 400 },
  )
  expect(upstream.received.length).toBeGreaterThan(20)
})
