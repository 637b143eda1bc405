import { expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { test } from '../harness/fixtures.ts'
import { localUrl } from '../harness/open-app.ts'
import { exchange } from '../harness/wire.ts'

const scopes = ['user-top-read', 'playlist-modify-private', 'playlist-modify-public']
const gateway = '/api/spotify/v1'

/** Everything by which somebody might speak to the upstream in our place, or be told from us there. */
const ofTheCaller: Record<string, string> = {
  AUTHORIZATION: 'Bearer of-the-caller',
  'proxy-authorization': 'Basic of-the-caller',
  'x-authorization': 'Bearer of-the-caller',
  'x-access-token': 'of-the-caller',
  'x-amz-security-token': 'of-the-caller',
  'x-api-key': 'of-the-caller',
  'X-Forwarded-For': '192.0.2.1',
  x_forwarded_for: '192.0.2.1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '443',
  'x-forwarded-prefix': '/of-the-caller',
  'x-forwarded-user': 'of-the-caller',
  'x-original-url': '/v1/me/player',
  'x-rewrite-url': '/v1/me/player',
  'x-host': 'evil.example',
  forwarded: 'for=192.0.2.1',
  'x-real-ip': '192.0.2.1',
  'x-client-ip': '192.0.2.1',
  'true-client-ip': '192.0.2.1',
  'cf-connecting-ip': '192.0.2.1',
  via: '1.1 caller',
  referer: `${localUrl}/secret-page`,
  origin: localUrl,
  'accept-language': 'of-the-caller',
  'if-none-match': '"of-the-caller"',
  range: 'bytes=0-1',
  cookie2: '$Version=1',
  'x-csrf-token': 'of-the-caller',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  baggage: 'of=the-caller',
  'x-anything': 'of-the-caller',
}

test('Spotify sees our token, its own host and nothing of the caller', async ({ startApp }) => {
  const upstream = await startUpstream(json({ id: 'ada' }))
  const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl })
  const ada = await app.signIn({ scopes })
  const ours = ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent']
  const check = (body: readonly string[] = []) => {
    const [seen] = upstream.received.slice(-1)
    expect(Object.keys(seen?.headers ?? {}).toSorted()).toEqual([...ours, ...body].toSorted())
    expect(seen?.headers.host).toBe(new URL(upstream.apiUrl).host)
    expect(seen?.headers.authorization).toMatch(/^Bearer sim_access_/)
    expect(JSON.stringify(seen)).not.toMatch(/of-the-caller|192\.0\.2\.1|evil/)
  }

  const cookie = `${ada.cookieHeader()}; tracking=of-the-caller`
  expect((await ada.call('/me/top/tracks?limit=1', { headers: { ...ofTheCaller, cookie } })).status).toBe(200)
  expect(upstream.received.at(-1)?.url).toBe('/v1/me/top/tracks?limit=1')
  check()
  const change = { method: 'POST', body: '{"name":"a"}' } as const
  const type = { 'content-type': 'application/json; of-the-caller=1', 'content-language': 'of-the-caller' }
  await ada.call('/me/playlists', { ...change, headers: { ...ofTheCaller, ...type, cookie } })
  check(['content-type', 'content-length'])

  // What belongs to the connection alone, and no client library sends as it stands.
  const hop = ['Connection: close, X-Hop, Authorization', 'X-Hop: of-the-caller', 'Keep-Alive: of-the-caller']
  const more = ['TE: trailers', 'Proxy-Connection: keep-alive', 'Trailer: X-Hop', `Cookie: ${cookie}`]
  const request = ['GET /api/spotify/v1/me/top/tracks?limit=2 HTTP/1.1', 'Host: 127.0.0.1:8888', ...hop, ...more]
  expect(await exchange(app, `${request.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /)
  expect(upstream.received.at(-1)?.url).toBe('/v1/me/top/tracks?limit=2')
  check()
})

test('of the answer only status, JSON and ETag come down, with links that point at us', async ({
  startApp,
  simulator,
}) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const plain = Object.keys((await ada.call('/me/top/tracks?limit=1')).headers).toSorted()
  await simulator.fault({
    match: { path: '/v1/me/top' },
    effect: {
      headers: {
        'set-cookie': 'session=planted',
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': '*',
        'clear-site-data': '"*"',
        'strict-transport-security': 'max-age=0',
        'content-security-policy': "default-src 'unsafe-inline'",
        'x-frame-options': 'ALLOWALL',
        'cross-origin-resource-policy': 'cross-origin',
        'cross-origin-opener-policy': 'unsafe-none',
        'referrer-policy': 'unsafe-url',
        'permissions-policy': 'camera=*',
        'www-authenticate': 'Basic realm="planted"',
        'content-disposition': 'attachment; filename=planted.html',
        'service-worker-allowed': '/',
        'x-request-id': 'planted',
        'x-powered-by': 'Spotify',
        'report-to': '{"planted":1}',
        nel: '{"planted":1}',
        'alt-svc': 'h3="planted.example:443"',
        link: '<https://planted.example/>; rel=preload',
        refresh: '0; url=http://planted.example/',
        location: 'http://planted.example/',
        'cache-control': 'public, max-age=99999',
        vary: '*',
      },
    },
  })
  const { status, headers, text } = await ada.call('/me/top/tracks?limit=1')
  expect(status).toBe(200)
  expect(Object.keys(headers).toSorted()).toEqual(plain)
  expect(JSON.stringify(headers)).not.toMatch(/planted|unsafe|99999|ALLOWALL|Spotify"/)
  expect(JSON.parse(text).next).toMatch(`${localUrl}${gateway}/me/top/tracks?`)
})
