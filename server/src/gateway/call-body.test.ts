import { expect, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, startUpstream } from './testing/upstream.ts'

const api = '/api/spotify/v1'

test('a JSON body is written anew', async () => {
  const upstream = await startUpstream(json({ snapshot_id: 's' }, { status: 201 }))
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({
    method: 'POST',
    url: `${api}/playlists/p1/items`,
    ...as('ada', { 'content-type': 'application/json; charset=utf-8' }),
    payload: ' { "uris" : ["spotify:track:1"], "uris": ["spotify:track:2"] } ',
  })
  expect(response.statusCode).toBe(201)
  expect(response.json()).toEqual({ snapshot_id: 's' })
  expect(upstream.received).toMatchObject([
    { method: 'POST', body: '{"uris":["spotify:track:2"]}', headers: { 'content-type': 'application/json' } },
  ])
})

test('a call without a body sends none, whatever its content type says', async () => {
  const upstream = await startUpstream((response) => response.writeHead(204).end())
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({
    method: 'PUT',
    url: `${api}/me/player/pause`,
    ...as('ada', { 'content-type': 'application/json' }),
  })
  expect(response.statusCode).toBe(204)
  expect(response.body).toBe('')
  expect(upstream.received[0]?.headers['content-type']).toBeUndefined()
})

test('a cover is passed on unchanged, to the one operation that takes it', async () => {
  const upstream = await startUpstream((response) => response.writeHead(202).end())
  const { app } = await startApp(upstream.apiUrl)
  const put = (url: string, payload: string, type: string) =>
    app.inject({ method: 'PUT', url: api + url, ...as('ada', { 'content-type': type }), payload })
  const picture = '/9j/4AAQSkZJRg=='
  const largest = picture.replace('==', 'A').padEnd(349_525, 'A')
  expect((await put('/playlists/p1/images', picture, 'image/jpeg')).statusCode).toBe(202)
  expect(upstream.received).toMatchObject([{ body: picture, headers: { 'content-type': 'image/jpeg' } }])
  expect((await put('/playlists/p1/images', '{}', 'application/json')).json().code).toBe('invalid-request')
  expect((await put('/playlists/p1', picture, 'image/jpeg')).json().code).toBe('invalid-request')
  expect((await put('/playlists/p1/images', 'GIF89a', 'image/jpeg')).json()).toMatchObject({
    code: 'invalid-request',
    detail: expect.stringContaining('a JPEG in base64'),
  })
  expect((await put('/playlists/p1/images', `${largest}AA`, 'image/jpeg')).json().code).toBe('too-large')
  expect((await put('/playlists/p1/images', largest, 'image/jpeg')).statusCode).toBe(202)
  expect(upstream.received).toHaveLength(2)
})

test.each([
  ['broken JSON', 'application/json', '{"uris":'],
  ['a word', 'application/json', '"text"'],
  ['null', 'application/json', 'null'],
  ['a list', 'application/json', '["4h6aLxRSdgMGpt0lSYF3Z1"]'],
  ['JSON nested too deeply', 'application/json', `{"1":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['text', 'text/plain', 'uris'],
  ['a form', 'application/x-www-form-urlencoded', 'access_token=a'],
  ['parts', 'multipart/form-data; boundary=x', '--x--'],
  ['no known type', 'nonsense', '{}'],
])('a body that is %s is a clean 400 and never reaches Spotify', async (_, type, payload) => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const response = await app.inject({
    method: 'POST',
    url: `${api}/me/playlists`,
    ...as('ada', { 'content-type': type }),
    payload,
  })
  expect(response.json()).toMatchObject({ status: 400, code: 'invalid-request' })
  expect(upstream.received).toEqual([])
})

test('a JSON body beyond its limit is too large', async () => {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  const payload = { name: 'x'.repeat(256 * 1024) }
  const response = await app.inject({ method: 'POST', url: `${api}/me/playlists`, ...as('ada'), payload })
  expect(response.json()).toMatchObject({ status: 413, code: 'too-large' })
  expect(upstream.received).toEqual([])
})
