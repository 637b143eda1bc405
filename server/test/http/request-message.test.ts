import { describe, expect } from 'vitest'
import { test } from '../harness/fixtures.ts'
import { exchange, statusesIn, tell, Wire } from '../harness/wire.ts'

const host = 'Host: 127.0.0.1:8888\r\n'
const refusal = expect.toSatisfy((status: number) => status >= 400 && status < 500)

describe('a request for another host', () => {
  const asked = (headers: string, address = '/api/session') => `GET ${address} HTTP/1.1\r\n${headers}\r\n`
  const messages: [string, string][] = [
    ['names none', asked('')],
    ['names an empty one', asked('Host:\r\n')],
    ['names it after ours', asked(`${host}Host: evil.example\r\n`)],
    ['names it before ours', asked(`Host: evil.example\r\n${host}`)],
    ['names ours twice', asked(host + host)],
    ['names two to a sign-in', asked(`${host}Host: evil.example\r\n`, '/auth/sign-in')],
    ['names none to a sign-in', asked('', '/auth/sign-in')],
    ['names only that', asked('Host: evil.example\r\n')],
    ['hides it behind ours', asked('Host: 127.0.0.1:8888@evil.example\r\n')],
    ['hides ours behind it', asked('Host: evil.example@127.0.0.1:8888\r\n')],
    ['appends it in a list', asked('Host: 127.0.0.1:8888, evil.example\r\n')],
    ['appends it as a path', asked('Host: 127.0.0.1:8888/evil.example\r\n')],
    ['appends it after a NUL', asked('Host: 127.0.0.1:8888\0.evil.example\r\n')],
    ['makes ours a part of it', asked('Host: 127.0.0.1.evil.example:8888\r\n')],
    ['names a port that is none', asked('Host: 127.0.0.1:99999\r\n')],
    ['names it in the address', asked(host, 'http://evil.example/api/session')],
    ['names it in the address, with ours before it', asked(host, 'http://127.0.0.1:8888@evil.example/api/session')],
    ['names ours in the address only', asked('Host: evil.example\r\n', 'http://127.0.0.1:8888/api/session')],
    ['is somebody at ours', asked(host, 'http://somebody@127.0.0.1:8888/api/session')],
    ['names it to a sign-in', asked(host, 'http://evil.example/auth/sign-in')],
    ['asks for the start page there', asked(`${host}Accept: text/html\r\n`, 'http://evil.example/')],
    ['has an address that is none', asked(host, 'http://[/api/session')],
    ['has an address of another scheme', asked(host, 'file:///etc/passwd')],
    ['is a CONNECT', `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n`],
    ['is a CONNECT to us', `CONNECT 127.0.0.1:8888 HTTP/1.1\r\n${host}\r\n`],
    ['has an authority for an address', asked(host, 'evil.example:443')],
    ['is for all', `OPTIONS * HTTP/1.1\r\n${host}\r\n`],
    ['is for all, and a GET', asked(host, '*')],
  ]

  test('is refused or cut off, however it says so', async ({ startApp }) => {
    const app = await startApp()
    for (const [how, message] of messages) {
      const answer = await tell(app, message)
      expect([how, statusesIn(answer)]).toEqual([how, /CONNECT/.test(how) ? [] : [refusal]])
      expect(answer).not.toMatch(/authenticated|location:|<html|set-cookie/i)
    }
    expect((await app.browser().get('/healthz')).status).toBe(200)
  })

  test('is none when its whole address is ours', async ({ startApp }) => {
    const app = await startApp()
    for (const address of ['http://127.0.0.1:8888/api/session', 'HTTP://127.0.0.1:8888/api/session'])
      expect(await tell(app, asked(host, address))).toMatch(/^HTTP\/1\.1 200 .*"authenticated":false/s)
  })
})

describe('a whole address of our own', () => {
  test('is served as its path is: data, calls, pages, files and refusals', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes: ['user-top-read'] })
    const headers = `Cookie: ${ada.sessionCookie}\r\nAccept: text/html, */*\r\nConnection: close\r\n`
    const requests = [
      'GET /healthz',
      'GET /api/session',
      'GET /api/spotify/v1/me',
      'GET /api/spotify/v1/me/top/tracks?limit=1',
      'GET /api/spotify/v1/nothing',
      'GET /api/nothing',
      'GET /auth/sign-in?returnTo=/player',
      'GET /',
      'GET /playlists',
      'GET /problems/not-found',
      'DELETE /api/session',
      'POST /auth/sign-out',
      'GET /api//session',
      'GET /api/spotify/v1/%2e%2e/me',
    ]
    const outcome = (answer: string) => [
      statusesIn(answer),
      /^content-type: .*$/im.exec(answer)?.[0],
      answer.length > 0,
    ]
    for (const request of requests) {
      const [method = '', path = ''] = request.split(' ')
      const asked = (target: string) => exchange(app, `${method} ${target} HTTP/1.1\r\n${host}${headers}\r\n`)
      const expected = outcome(await asked(path))
      for (const origin of ['http://127.0.0.1:8888', 'HTTP://127.0.0.1:8888'])
        expect([request, ...outcome(await asked(origin + path))]).toEqual([request, ...expected])
    }
    const page = (target: string) => exchange(app, `GET ${target} HTTP/1.1\r\n${host}${headers}\r\n`)
    for (const end of ['', '/', '?a=b'])
      expect(outcome(await page(`http://127.0.0.1:8888${end}`))).toEqual(outcome(await page('/')))
  })
})

describe('what is no request', () => {
  const get = (line: string, headers = '') => `${line}\r\n${host}${headers}\r\n`
  const messages: [string, string][] = [
    ['nothing but line breaks', '\r\n\r\n\r\n'],
    ['zeros', '\0'.repeat(100)],
    ['words', 'Hello, is anybody there?\r\n\r\n'],
    ['the beginning of TLS', `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${'x'.repeat(200)}`],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0'],
    ['HTTP/2.0 in a line', get('GET /api/session HTTP/2.0')],
    ['HTTP/0.9', 'GET /api/session\r\n'],
    ['HTTP/0.9, said so', get('GET /api/session HTTP/0.9')],
    ['HTTP/1.2', get('GET /api/session HTTP/1.2')],
    ['http/1.1', get('GET /api/session http/1.1')],
    ['another protocol', get('OPTIONS rtsp://127.0.0.1:8888/ RTSP/1.0')],
    ['a method that nobody knows', get('BREW /api/session HTTP/1.1')],
    ['a method in small letters', get('get /api/session HTTP/1.1')],
    ['a method of 10 KB', get(`${'A'.repeat(10_000)} / HTTP/1.1`)],
    ['no address', get('GET  HTTP/1.1')],
    ['two addresses', get('GET /api/session /healthz HTTP/1.1')],
    ['an address without a slash', get('GET api/session HTTP/1.1')],
    ['tabs between the words', get('GET\t/api/session\tHTTP/1.1')],
    ['a control character in the address', get('GET /api/\x01session HTTP/1.1')],
    ['a NUL in the address', get('GET /api/session\0 HTTP/1.1')],
    ['lines that end in LF', `GET /api/session HTTP/1.1\n${host.replace('\r', '')}\n`],
    ['lines that end in CR', `GET /api/session HTTP/1.1\r${host.replace('\n', '')}\r`],
    ['a LF within the headers', get('GET /api/session HTTP/1.1', 'X: a\nY: b\r\n')],
    ['a CR within a header', get('GET /api/session HTTP/1.1', 'X: a\rY: b\r\n')],
    ['a NUL within a header', get('GET /api/session HTTP/1.1', 'X: a\0b\r\n')],
    ['a control character within a header', get('GET /api/session HTTP/1.1', 'X: a\x01b\r\n')],
    ['a DEL within a header', get('GET /api/session HTTP/1.1', 'X: a\x7fb\r\n')],
    ['a folded header', get('GET /api/session HTTP/1.1', 'X: a\r\n b\r\n')],
    ['headers that begin folded', `GET /api/session HTTP/1.1\r\n X: a\r\n${host}\r\n`],
    ['a blank before the colon', 'GET /api/session HTTP/1.1\r\nHost : 127.0.0.1:8888\r\n\r\n'],
    ['a blank in a name', get('GET /api/session HTTP/1.1', 'X Y: a\r\n')],
    ['a letter beyond ASCII in a name', get('GET /api/session HTTP/1.1', 'X\xe9: a\r\n')],
  ]

  test('is refused or left alone, and tells nothing', async ({ startApp }) => {
    const app = await startApp()
    for (const [what, message] of messages) {
      const answer = await tell(app, message)
      const statuses = statusesIn(answer)
      expect([what, statuses]).toEqual([what, statuses.length === 0 ? [] : [refusal]])
      expect(answer).not.toMatch(/authenticated|node_modules|\n\s+at /)
    }
    expect((await app.browser().get('/healthz')).status).toBe(200)
  })
})

describe('what a client may ask of a connection', () => {
  test('HTTP/1.0 is answered and closed', async ({ startApp }) => {
    const answer = await exchange(await startApp(), `GET /api/session HTTP/1.0\r\n${host}\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*connection: close/is)
  })

  test.for([
    ['h2c', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n'],
    ['websocket', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n'],
  ] as const)(
    'an upgrade to %s is not made, and the request is answered as it is',
    async ([, headers], { startApp }) => {
      const answer = await tell(await startApp(), `GET /api/session HTTP/1.1\r\n${host}${headers}\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 200 .*"authenticated":false/s)
      expect(answer).not.toMatch(/^upgrade:|101 Switching/im)
    },
  )

  test('a client that expects 100 Continue gets it, and is answered once', async ({ startApp }) => {
    const app = await startApp()
    const wire = await Wire.open(app)
    wire.send(`POST /auth/sign-out HTTP/1.1\r\n${host}X-CSRF: 1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n`)
    await expect.poll(() => wire.received).toContain('HTTP/1.1 100 Continue')
    expect(statusesIn(await wire.send('hello').finish().heard())).toEqual([204])
  })

  test('headers that a connection may not take away stay', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn()
    const headers = `${host}Cookie: ${ada.sessionCookie}\r\nConnection: close, Cookie, Host, X-CSRF, Origin\r\nX-CSRF: 1\r\nOrigin: http://evil.example\r\n`
    expect(statusesIn(await exchange(app, `POST /auth/sign-out HTTP/1.1\r\n${headers}\r\n`))).toEqual([403])
    expect(await ada.session()).toMatchObject({ authenticated: true })
  })
})
