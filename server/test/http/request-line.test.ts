import { describe, expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { test } from '../harness/fixtures.ts'
import { exchange, rawRequest } from '../harness/wire.ts'

const scopes = ['user-top-read']
const gateway = '/api/spotify/v1'

describe('only operations of the catalogue, whatever the request line', () => {
  const addresses = [
    'http://evil.example/v1/me',
    `http://evil.example${gateway}/me`,
    `//evil.example${gateway}/me`,
    `${gateway}//evil.example/me`,
    `${gateway}/../v1/me`,
    `${gateway}/me/../me/top/tracks`,
    `${gateway}/./me`,
    `${gateway}/%2e%2e/v1/me`,
    `${gateway}/%2e%2e%2f%2e%2e%2fapi/token`,
    `${gateway}/playlists/..%2f..%2fapi%2ftoken`,
    `${gateway}/playlists/%252e%252e`,
    `${gateway}/playlists/%2e%2e`,
    `${gateway}/users/a%2eb`,
    `${gateway}/playlists/..`,
    `${gateway}/playlists/a%2fb`,
    `${gateway}/playlists/a%5cb`,
    `${gateway}/playlists/a%3fb`,
    `${gateway}/playlists/a%23b`,
    `${gateway}/playlists/a%00`,
    `${gateway}/playlists/a%0d%0aHost:%20evil.example`,
    `${gateway}/playlists/\xe9`,
    `${gateway}/me\0`,
    `${gateway}/me%00`,
    `${gateway}/me%zz`,
    `${gateway}/me/`,
    `${gateway}/ME`,
    `${gateway}/me;a=b`,
    `${gateway}/me#a`,
    `${gateway}\\me`,
    `${gateway}@evil.example/me`,
    `${gateway}`,
    `${gateway}/`,
    `${gateway}/nothing`,
    `/%61pi/spotify/v1/me`,
    `/api/spotify/v1%2fme`,
    `/api//spotify/v1/me`,
    '/v1/me',
    '*',
  ]

  test('reach the Web API', async ({ startApp }) => {
    const upstream = await startUpstream(json({ id: 'ada' }))
    const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl })
    const ada = await app.signIn({ scopes })
    const before = upstream.received.length
    const headers = [`Cookie: ${ada.sessionCookie}`, 'X-CSRF: 1']
    for (const address of addresses) {
      for (const method of ['GET', 'POST']) {
        const answer = await exchange(app, rawRequest(`${method} ${address} HTTP/1.1`, headers))
        expect([address, answer.slice(0, 12)]).toEqual([address, expect.stringMatching(/^HTTP\/1\.1 4\d\d$/)])
        expect(answer).not.toMatch(/node_modules|\n\s+at /)
      }
    }
    expect(upstream.received.slice(before)).toEqual([])
  })

  test('and no override makes another method of one', async ({ startApp }) => {
    const upstream = await startUpstream(json({ id: 'ada' }))
    const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl })
    const ada = await app.signIn({ scopes })
    const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override']
    for (const name of overrides) await ada.call('/me/top/tracks?_method=DELETE', { headers: { [name]: 'DELETE' } })
    expect(upstream.received.slice(1).map(({ method }) => method)).toEqual(['GET', 'GET', 'GET'])
  })
})
