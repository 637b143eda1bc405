import { describe, expect, test as plain } from 'vitest'
import { createSimulator } from '../simulator.ts'
import { Script } from '../testing/script.ts'
import { startedAt, test } from '../testing/simulated.ts'

const html = { accept: 'text/html' }
const page = async (script: Script, headers = {}) => script.send('/', { headers: { ...html, ...headers } })

describe('the simulator’s own page', () => {
  test('is for browsers, and may load nothing but its own files', async ({ script }) => {
    const response = await page(script)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/)
    expect(policy).not.toContain('unsafe')
    const text = await response.text()
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
    const files = [...text.matchAll(/(?:src|href)="(\/simulator\/[^"]+)"/g)].map(([, file = '']) => file)
    expect(files).toHaveLength(2)
    for (const file of files) expect((await script.send(file)).status).toBe(200)
  })

  test('shows all that is, and no token', async ({ script }) => {
    const { access_token } = await script.signIn('user-top-read', 'ben')
    await script.me(access_token)
    await script.control('POST', 'faults', { match: { path: '/v1/me/albums' }, effect: { status: 418 } })
    await script.control('POST', 'clients', {
      clientId: 'mine',
      clientSecret: 'hidden',
      redirectUris: ['http://[::1]/a'],
    })
    await script.control('POST', 'clock', { advance: '6mo' })
    const text = await (await page(script)).text()
    for (const shown of [
      'It is 6 months ahead.',
      'data-name="accessTokenTtl"',
      '/v1/me/albums',
      '418',
      'http://[::1]/a',
      '86 saved',
    ])
      expect(text).toContain(shown)
    expect(text).not.toMatch(/sim_(access|refresh|code)|hidden"|"hidden/)
  })

  test('keeps calls that came before many pictures, and shows no picture until it is asked to', async ({ script }) => {
    await script.me('unknown')
    for (let nth = 0; nth < 260; nth += 1) await script.send(`/art/64/nr${nth}.svg`)
    const text = await (await page(script)).text()
    expect(text).toContain('<code class="path">/v1/me</code>')
    const pictures = [...text.matchAll(/<li data-key="(\d+)" data-text="get \/art\/64\/nr(\d+)[^>]*>/g)]
    expect(pictures).toHaveLength(50)
    for (const [row, key, nth] of pictures) {
      expect(row).toContain(' data-picture hidden')
      expect(Number(key)).toBe(Number(nth) + 2)
    }
  })

  test('tells of each call what it needed and got', async ({ script }) => {
    const { access_token } = await script.signIn('user-read-playback-state')
    const headers = { authorization: `Bearer ${access_token}` }
    for (const path of ['/v1/me/player', '/v1/me/top/artists', '/v1/me', '/v1/audio-features'])
      await script.send(path, { headers })
    await script.me('unknown')
    await script.control('POST', 'faults', { match: { path: '/v1/me' }, effect: { status: 503 } })
    await script.me(access_token)
    const text = await (await page(script)).text()
    for (const told of [
      'It was answered because the token holds user-read-playback-state.',
      'It needs user-top-read. The token holds 1 scope and not this; Spotify would not say which.',
      'It needs no scope.',
      'gone since 2024',
      'Missing/invalid/expired access token: the client must refresh, or sign in again.',
      'A fault made this answer: the client did nothing wrong.',
      'authorization_code',
    ])
      expect(text).toContain(told)
  })

  test('holds the last 200 requests, and escapes what clients send', async ({ script }) => {
    for (let nth = 0; nth < 201; nth++) await script.send(`/v1/${nth}`)
    await script.send('/v1/search?q=%3Cscript%3Ealert(1)%3C/script%3E&type=%22%3E%3Cimg')
    const text = await (await page(script)).text()
    expect(text.match(/<time>/g)).toHaveLength(200)
    expect(text).not.toMatch(/<script>|<img/)
    expect(text).toContain('q=&lt;script&gt;')
  })

  test('is not sent again while nothing changes, and is no request of the log', async ({ script }) => {
    const etag = (await page(script)).headers.get('etag') ?? ''
    expect((await page(script, { 'if-none-match': etag })).status).toBe(304)
    expect(await script.requests()).toEqual([])
    await script.control('PATCH', 'settings', { latencyMs: 1 })
    expect((await page(script, { 'if-none-match': etag })).status).toBe(200)
  })

  test('of a world shows that world, and leads to the others', async ({ script }) => {
    const { id, baseUrl } = (await (await script.control('POST', 'worlds')).json()) as { id: string; baseUrl: string }
    const text = await (await page(new Script(baseUrl))).text()
    expect(text).toContain(`data-controls="/worlds/${id}/simulator/"`)
    expect(text).toContain(`<a href="/worlds/${id}/" aria-current="page">`)
    expect(await (await page(script)).text()).toContain(`<a href="/worlds/${id}/">`)
    await script.control('DELETE', `worlds/${id}`)
  })
})

plain('with a token, the simulator’s own page asks for it, and takes it as a password', async () => {
  const simulator = await createSimulator({ port: 0, redirectUris: [], controlToken: 'a token' })
  const ask = (authorization?: string) => {
    const headers = { host: 'simulator.example', ...html, ...(authorization && { authorization }) }
    return simulator.app.inject({ url: '/', headers, remoteAddress: '192.168.0.7' })
  }
  const asked = await ask()
  expect([asked.statusCode, asked.headers['www-authenticate']]).toEqual([
    401,
    'Basic realm="simulator", charset="UTF-8"',
  ])
  expect((await ask(`Basic ${btoa('anyone:wrong')}`)).statusCode).toBe(401)
  expect((await ask(`Basic ${btoa('anyone:a token')}`)).statusCode).toBe(200)
  await simulator.close()
})

describe('the simulator’s own page opens', () => {
  const address = 'localhost:8889'
  const cases: [title: string, headers: Record<string, string>, remoteAddress: string, status: number][] = [
    ['from the address bar', { 'sec-fetch-site': 'none' }, '127.0.0.1', 200],
    [
      'from a link of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      '::1',
      200,
    ],
    [
      'in no frame of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      '::1',
      403,
    ],
    [
      'for no script of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      '::1',
      403,
    ],
    ['for no script of another port', { origin: 'http://localhost:3000' }, '::1', 403],
    [
      'for no form of another site',
      { origin: 'http://evil.example', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      '::1',
      403,
    ],
    ['under no other name', { host: 'evil.example' }, '127.0.0.1', 403],
    ['from no other machine', {}, '192.168.0.7', 403],
  ]
  for (const [title, headers, remoteAddress, status] of cases) {
    test(title, async ({ simulator }) => {
      const request = { url: '/', headers: { host: address, ...html, ...headers }, remoteAddress }
      expect((await simulator.app.inject(request)).statusCode).toBe(status)
    })
  }
})

test('a log entry tells what a call asked for, held and got', async ({ script }) => {
  const { access_token } = await script.signIn('user-top-read')
  await script.send('/v1/me/player/pause', { method: 'PUT', headers: { authorization: `Bearer ${access_token}` } })
  expect(await script.requests('/v1')).toEqual([
    {
      at: startedAt,
      method: 'PUT',
      path: '/v1/me/player/pause',
      query: '',
      status: 403,
      client: 'scopedeck-local',
      account: 'ada',
      operation: 'pause-a-users-playback',
      scopesNamed: ['user-modify-playback-state'],
      scopesHeld: ['user-top-read'],
      error: 'Insufficient client scope',
      tookMs: expect.any(Number),
    },
  ])
})
