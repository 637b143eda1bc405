import { describe, expect } from 'vitest'
import { test } from '../harness/fixtures.ts'
import { localUrl } from '../harness/open-app.ts'

const scopes = ['user-top-read', 'playlist-modify-private', 'playlist-modify-public', 'user-modify-playback-state']
const gateway = '/api/spotify/v1'

describe('what changes something', () => {
  const routes = [
    ['POST', '/auth/sign-out'],
    ['POST', '/auth/refresh'],
    ['POST', '/auth/disconnect'],
    ['DELETE', '/api/sessions'],
    ['DELETE', `/api/sessions/${'A'.repeat(43)}`],
    ['PUT', `${gateway}/me/player/play`],
    ['POST', `${gateway}/me/playlists`],
    ['DELETE', `${gateway}/me/library`],
    ['PATCH', `${gateway}/me`],
    ['POST', `${gateway}/nothing`],
  ] as const
  const proofs: Record<string, string>[] = [
    {},
    { 'x-csrf': '0' },
    { 'x-csrf': '1', origin: 'http://evil.example' },
    { 'x-csrf': '1', origin: 'null' },
    { 'x-csrf': '1', origin: 'http://localhost:8888' },
    { 'x-csrf': '1', origin: `${localUrl}.evil.example` },
    { 'x-csrf': '1', 'sec-fetch-site': 'cross-site' },
    { 'x-csrf': '1', 'sec-fetch-site': 'same-site', origin: localUrl },
  ]
  const types = [
    '',
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]

  test('and was not asked for by our own pages is refused, and nothing is done', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const before = await simulator.requests('')
    for (const [method, url] of routes)
      for (const proof of proofs)
        for (const type of types) {
          const body = type === '' ? {} : { body: '{"name":"x"}' }
          const headers = { ...proof, ...(type !== '' && { 'content-type': type }) }
          const answer = await ada.send(url, { method, headers, ...body })
          expect([method, url, proof, type, answer.status, answer.json().code]).toEqual([
            method,
            url,
            proof,
            type,
            403,
            'csrf',
          ])
          expect(answer.setCookies).toEqual([])
        }
    expect(await simulator.requests('')).toEqual(before)
    expect(await ada.session()).toMatchObject({ authenticated: true })
  })

  test('and was, is done once', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const headers = { origin: localUrl, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
    const made = await ada.call('/me/playlists', {
      method: 'POST',
      headers,
      body: '{"name":"Made here","public":false}',
    })
    expect([made.status, made.json().name]).toEqual([201, 'Made here'])
    expect(await simulator.requests('/v1/me/playlists')).toHaveLength(1)
  })
})

test('no other site may read anything: no CORS, with or without a preflight', async ({ startApp }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const asked = {
    origin: 'http://evil.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'x-csrf',
  }
  for (const url of [
    '/api/session',
    `${gateway}/me`,
    '/auth/sign-in',
    '/auth/sign-out',
    '/',
    '/healthz',
    '/api/nothing',
    '/api/%zz',
  ])
    for (const method of ['OPTIONS', 'GET'] as const) {
      const { headers, status } = await ada.send(url, { method, headers: asked })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(status).toBeLessThan(500)
    }
})
