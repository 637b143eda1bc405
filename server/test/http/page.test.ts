import { describe, expect } from 'vitest'
import type { Answer } from '../harness/answer.ts'
import { test } from '../harness/fixtures.ts'
import { type App, localUrl, publicUrl } from '../harness/open-app.ts'
import { exchange, rawRequest } from '../harness/wire.ts'

const addresses = [
  ['GET', '/'],
  ['GET', '/playlists'],
  ['GET', '/problems/csrf'],
  ['GET', '/problem-page.css'],
  ['GET', '/nothing.js'],
  ['GET', '/healthz'],
  ['GET', '/auth/sign-in'],
  ['GET', '/auth/sign-in?scope=nothing'],
  ['GET', '/auth/callback'],
  ['POST', '/auth/callback'],
  ['POST', '/auth/sign-out'],
  ['GET', '/auth/nothing'],
  ['GET', '/api/session'],
  ['GET', '/api/scopes'],
  ['PUT', '/api/session'],
  ['GET', '/api/nothing'],
  ['GET', '/api/spotify/v1/me'],
  ['PUT', '/api/spotify/v1/me/player/play'],
] as const

async function everyAnswer(app: App): Promise<[string, Answer][]> {
  const browser = app.browser()
  const headers = { accept: 'text/html' }
  return Promise.all(
    addresses.map(async ([method, url]) => [`${method} ${url}`, await browser.send(url, { method, headers })]),
  )
}

describe('every answer', () => {
  test('allows our own files, nothing inline, no frames and no sniffing', async ({ startApp }) => {
    for (const [, { headers }] of await everyAnswer(await startApp())) {
      const policy = String(headers['content-security-policy'])
      expect(policy).not.toMatch(/unsafe|\*(?:\s|;|$)/)
      for (const directive of ['default-src', 'frame-ancestors', 'base-uri', 'object-src', 'trusted-types'])
        expect(policy).toContain(`${directive} 'none'`)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
        'x-request-id': expect.any(String),
      })
      expect(headers).not.toHaveProperty('strict-transport-security')
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })

  test('keeps a browser on https where it came by https', async ({ startApp }) => {
    for (const [, { headers }] of await everyAnswer(await startApp({ PUBLIC_URL: publicUrl })))
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/)
  })

  test('under /auth and /api is kept by no cache, also when no route was found or the request was not read', async ({
    startApp,
  }) => {
    const app = await startApp()
    for (const [what, { headers }] of await everyAnswer(app))
      if (/ \/(auth|api)/.test(what)) expect([what, headers['cache-control']]).toEqual([what, 'no-store'])
    const broken = ['GET /api/%zz HTTP/1.1', 'GET /auth/%ff%zz HTTP/1.1', 'GET /api/session\0 HTTP/1.1', 'nonsense']
    for (const line of [...broken, `GET /api/${'x'.repeat(20_000)} HTTP/1.1`]) {
      const answer = await exchange(app, rawRequest(line))
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d .*cache-control: no-store.*"requestId"/is)
      expect(answer).toContain('application/problem+json')
    }
  })

  test('that is a problem explains itself by an address of ours', async ({ startApp }) => {
    const app = await startApp()
    for (const url of ['/api/nothing', '/api/spotify/v1/me', '/auth/sign-in?scope=nothing']) {
      const { status, headers, ...answer } = await app.browser().get(url)
      const problem = answer.text ? JSON.parse(answer.text) : {}
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(problem).toMatchObject({
        type: `${localUrl}/problems/${problem.code}`,
        status,
        title: expect.any(String),
        detail: expect.any(String),
        requestId: headers['x-request-id'],
      })
    }
  })
})

describe('at the most talkative log level', () => {
  test('an event is one JSON line, whatever was sent, and what is answered is found in it', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes: ['user-top-read'] })
    await simulator.fault({
      match: { path: '/v1/me' },
      effect: { status: 200, body: 'a\r\n{"level":"fatal"}\u001b[31m' },
    })
    await ada.call('/me/top/tracks%0a%1b%5b31m?x=%0d%0a')
    await ada.get('/auth/callback?state=%0d%0a%1b&error=%1b%5b31m%0a')
    const { headers } = await ada.call('/me/top/tracks')
    const lines = app.log.flatMap((chunk) => chunk.split('\n').filter(Boolean))
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) })
      expect([...line].filter((character) => character < ' ')).toEqual([])
    }
    expect(lines.filter((line) => line.includes(String(headers['x-request-id'])))).not.toEqual([])
  })
})
