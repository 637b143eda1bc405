import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { isRecord } from '../../contract/json.ts'
import { operation } from '../../contract/operations.ts'
import { createAnswerReading } from './answer.ts'
import { as, publicUrl, startApp } from './testing/app.ts'
import { json, plain, startUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

test('only the ETag of Spotify’s headers is passed on', async () => {
  const headers = {
    'set-cookie': 'sp=1',
    'access-control-allow-origin': '*',
    'access-control-allow-credentials': 'true',
    'clear-site-data': '"*"',
    'cache-control': 'public, max-age=9',
    'strict-transport-security': 'max-age=9',
    server: 'envoy',
    via: '1.1 google',
    'keep-alive': 'timeout=600',
    etag: '"v1"',
  }
  const upstream = await startUpstream(json({ id: 'ada' }, { headers }))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me`, ...as('ada') })
  const { date: _, 'x-request-id': __, ...rest } = response.headers
  expect(rest).toEqual({
    ...(await headersOfRefusal(app)),
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'content-length': '12',
    'content-type': 'application/json; charset=utf-8',
    etag: '"v1"',
    'x-scopes-accepted': 'user-read-private, user-read-email',
    'x-scopes-granted': expect.stringContaining('user-top-read'),
  })
})

/** The headers that the app itself sets, whatever Spotify answers: those of a refusal that never reaches Spotify. */
async function headersOfRefusal(app: FastifyInstance) {
  const { headers } = await app.inject({ url: `${api}/nothing`, ...as('ada') })
  const { date: _, 'x-request-id': __, ...own } = headers
  return own
}

test('links to the Web API point at us, all other links stay', async () => {
  const upstream = await startUpstream((response, request) => {
    const { apiUrl } = upstream
    json({
      href: `${apiUrl}/me/playlists?offset=0`,
      next: `${apiUrl}/me/playlists?offset=20&limit=20`,
      previous: null,
      items: [
        {
          name: `${apiUrl}/me`,
          href: `${apiUrl}/playlists/1`,
          external_urls: { spotify: 'https://open.spotify.com/playlist/1' },
          owner: { href: 'https://elsewhere.example/v1/users/ada' },
        },
      ],
    })(response, request)
  })
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/me/playlists`, ...as('ada') })
  const ours = `${publicUrl}${api}`
  expect(response.json()).toEqual({
    href: `${ours}/me/playlists?offset=0`,
    next: `${ours}/me/playlists?offset=20&limit=20`,
    previous: null,
    items: [
      {
        name: `${upstream.apiUrl}/me`,
        href: `${ours}/playlists/1`,
        external_urls: { spotify: 'https://open.spotify.com/playlist/1' },
        owner: { href: 'https://elsewhere.example/v1/users/ada' },
      },
    ],
  })
  const next = await app.inject({ url: response.json().next.slice(publicUrl.length), ...as('ada') })
  expect(next.statusCode).toBe(200)
  expect(upstream.received[1]?.url).toBe('/v1/me/playlists?offset=20&limit=20')
})

test('the two links in the audio features of a track point at us too', async () => {
  const upstream = await startUpstream((response, request) => {
    const { apiUrl } = upstream
    json({ track_href: `${apiUrl}/tracks/1`, analysis_url: `${apiUrl}/audio-analysis/1` })(response, request)
  })
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ url: `${api}/audio-features/1`, ...as('ada') })
  const ours = `${publicUrl}${api}`
  expect(response.json()).toEqual({ track_href: `${ours}/tracks/1`, analysis_url: `${ours}/audio-analysis/1` })
})

test('nothing playing is an answer without a body, and so is an empty 200', async () => {
  const upstream = await startUpstream((response) => response.writeHead(204).end())
  const { app } = await startApp(upstream.apiUrl)
  const nothing = await app.inject({ url: `${api}/me/player`, ...as('ada') })
  expect([nothing.statusCode, nothing.body]).toEqual([204, ''])
  upstream.answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end()
  const empty = await app.inject({ url: `${api}/me/player`, ...as('ada') })
  expect([empty.statusCode, empty.body]).toEqual([200, ''])
})

test('a successful command to the player has no body, whatever word Spotify sends with the status', async () => {
  const upstream = await startUpstream(plain('oPClBVDzidwlAlSqmFF-zKNO62E'))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({ method: 'PUT', url: `${api}/me/player/pause`, ...as('ada') })
  expect([response.statusCode, response.body]).toEqual([200, ''])
  expect((await app.inject({ url: `${api}/me/player`, ...as('ada') })).json().code).toBe('upstream-invalid')
})

const from = 'https://api.spotify.com/v1'
const to = 'http://127.0.0.1:8888/api/spotify/v1'
const readAnswer = createAnswerReading({ from, to })
const passOn = (text: string) =>
  String(readAnswer(operation('get-playlist'), { status: 200, headers: {}, body: Buffer.from(text) }).body)

test('numbers, white space and spelling arrive as they were sent', () => {
  const text = '{ "total":9007199254740993,"tempo" : 1.0, "e": 1E+2,\n\t"name":"\\u00e9 é ☃ \\/" }'
  expect(passOn(text)).toBe(text)
  expect(passOn(`[{"href" : "${from}/me", "n":9007199254740993, "s":"é"}]`)).toBe(
    `[{"href" : "${to}/me", "n":9007199254740993, "s":"é"}]`,
  )
})

test('an address whose slashes are escaped is a link too', () => {
  expect(passOn(`{"next":"${`${from}/me`.replaceAll('/', '\\/')}"}`)).toBe(`{"next":"${to}/me"}`)
})

test('text that looks like a link is not changed', () => {
  const texts = [`"href":"${from}/me"`, `\\"href":"${from}/me"`, `"next": "${from}/`, `see ${from}/me`]
  for (const description of texts) {
    const body = JSON.stringify({ description, [description]: 1, href: 'https://elsewhere.example' })
    expect(passOn(body)).toBe(body)
  }
})

test('exactly the members named as links change, whatever surrounds them', () => {
  const link = fc.constantFrom(
    `${from}/me`,
    `${from}/`,
    from,
    `${from}x/`,
    `"${from}/me`,
    `\\${from}/me`,
    'https://x.example/',
  )
  const name = fc.oneof(fc.constantFrom('href', 'next', 'Href', 'xhref', '\\"href', 'href"', 'track_href'), fc.string())
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, link, fc.string(), fc.double({ noNaN: true }), tie('list'), tie('record')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    record: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }))
  fc.assert(
    fc.property(value, fc.constantFrom('', ' ', '\n\t'), (value, space) => {
      const expected = redirected({ value })
      expect(JSON.parse(passOn(JSON.stringify({ value }, null, space)))).toEqual(JSON.parse(JSON.stringify(expected)))
    }),
    { numRuns: 500 },
  )
})

const linkNames = new Set(['href', 'next', 'previous', 'track_href', 'analysis_url'])

/** By the parsed values, for comparison. */
function redirected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redirected)
  if (!isRecord(value)) return value
  const members = Object.entries(value).map(([name, member]) => {
    const isLink = linkNames.has(name) && typeof member === 'string' && member.startsWith(`${from}/`)
    return [name, isLink ? to + member.slice(from.length) : redirected(member)]
  })
  return Object.fromEntries(members)
}
