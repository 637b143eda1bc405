import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { operation, operationIds } from '../../../contract/operations.ts'
import { createTestWebApi } from './testing.ts'

const api = await createTestWebApi('extended')
const bearer = { authorization: 'Bearer ada:user-library-read' }

describe('every address', () => {
  const paths = [...Map.groupBy(operationIds.map(operation), ({ path }) => path)]

  test('takes its methods with a slash at the end as well', async () => {
    for (const id of operationIds) {
      const { method, path } = operation(id)
      const answer = await api.call(`${method} ${path}/`)
      expect([id, answer.statusCode]).not.toEqual([id, 405])
      expect([id, answer.body]).not.toEqual([id, expect.stringContaining('Service not found')])
    }
  })

  test('refuses every other method with 405, and says which it takes', async () => {
    for (const [path, operations] of paths) {
      const known = operations.map(({ method }) => method as string)
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
        if (known.includes(method)) continue
        const { statusCode, headers, body } = await api.call(`${method} ${path}`)
        expect([method, path, statusCode, body]).toEqual([method, path, 405, ''])
        const allowed = String(headers.allow).split(', ')
        expect(allowed.filter((each) => each !== 'HEAD')).toEqual(expect.arrayContaining(known))
      }
    }
  })

  test('refuses methods of other words too, and a wrong address is unknown whatever the method', async () => {
    for (const [method, path, status, allow] of [
      ['PROPFIND', '/v1/me/tracks', 405, 'GET, HEAD, PUT, DELETE'],
      ['POST', '/v1/me/tracks/contains/', 405, 'GET, HEAD'],
      ['POST', '/v1/playlists/3EbPRHQ58W4DPV166zNeK3?market=SE', 405, 'GET, HEAD, PUT'],
      ['POST', '/v1/nowhere', 404, undefined],
      ['PROPFIND', '/v1/playlists/', 404, undefined],
    ] as const) {
      const answer = await api.app.inject({ method: method as 'POST', url: path })
      expect([path, answer.statusCode, answer.headers.allow]).toEqual([path, status, allow])
    }
  })

  test('answers HEAD as GET, without the body', async () => {
    for (const url of ['/v1/me', '/v1/me/tracks', '/v1/tracks/nobody', '/v1/nowhere']) {
      const [get, head] = [
        await api.app.inject({ url, headers: bearer }),
        await api.app.inject({ method: 'HEAD', url, headers: bearer }),
      ]
      expect([url, head.statusCode, head.body]).toEqual([url, get.statusCode, ''])
      expect(head.headers.etag).toBe(get.headers.etag)
      expect(head.headers['content-type']).toBe(get.headers['content-type'])
    }
  })
})

test('the slash is not part of the address that a page links to', async () => {
  const page = (await api.call('GET /me/tracks/?limit=1')).json()
  expect(page.next).toContain('/v1/me/tracks?')
})

describe('a compressed answer', () => {
  test.for([
    ['gzip', true],
    ['gzip, deflate, br, zstd', true],
    ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
    ['*', true],
    ['GZIP', true],
    ['x-gzip', true],
    ['identity', false],
    ['br', false],
    ['gzip;q=0', false],
    ['*, gzip;q=0.0', false],
    ['', false],
  ] as const)('to `%s`: %s', async ([encoding, isCompressed]) => {
    const ask = (headers: Record<string, string>) =>
      api.app.inject({ url: '/v1/me/tracks', headers: { ...bearer, ...headers } })
    const [plain, answer] = [await ask({}), await ask({ 'accept-encoding': encoding })]
    expect(answer.headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined)
    expect(answer.headers.vary).toContain('Accept-Encoding')
    const body = isCompressed ? gunzipSync(answer.rawPayload).toString() : answer.body
    expect(body).toBe(plain.body)
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length)
  })

  test('is as things are now', async () => {
    const playlists = async () => {
      const { rawPayload } = await api.app.inject({
        url: '/v1/me/playlists',
        headers: { authorization: 'Bearer ada:playlist-read-private', 'accept-encoding': 'gzip' },
      })
      return JSON.parse(gunzipSync(rawPayload).toString())
    }
    const before = await playlists()
    expect(await playlists()).toEqual(before)
    const { id } = before.items[0]
    const change = { name: 'Another name' }
    await api.call(`PUT /playlists/${id}`, { body: change })
    expect((await playlists()).items[0]).toMatchObject({ id, ...change })
  })
})

describe('pages of other origins', () => {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS, PUT, DELETE, PATCH',
    'access-control-allow-credentials': 'true',
    'access-control-max-age': '604800',
  }

  test.for(['/v1/me', '/v1/me/', '/v1/playlists/x/items', '/v1/nowhere'])('may ask before %s', async (url) => {
    const { statusCode, headers, body } = await api.app.inject({ method: 'OPTIONS', url })
    expect([statusCode, body]).toEqual([204, ''])
    expect(headers).toMatchObject(cors)
    const allowed = String(headers['access-control-allow-headers']).toLowerCase().split(', ')
    expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type', 'accept']))
    for (const header of ['if-none-match', 'cache-control', 'x-requested-with', '*'])
      expect(allowed).not.toContain(header)
  })

  test('read every answer with the headers Spotify sends, and none of them exposed', async () => {
    for (const url of ['/v1/me', '/v1/nowhere', '/v1/tracks/x']) {
      const { headers } = await api.app.inject({ url })
      expect(headers).toMatchObject(cors)
      expect(headers).not.toHaveProperty('access-control-expose-headers')
    }
  })
})
