import { expect, test } from 'vitest'
import { as, startApp } from './testing/app.ts'
import { json, startUpstream } from './testing/upstream.ts'

test('two accounts in a thousand mixed calls: nothing crosses', async () => {
  const upstream = await startUpstream((response, request) => {
    const { authorization, 'if-none-match': known } = request.headers
    const etag = `"${authorization}"`
    // Some refused tokens, so that refreshes run in between; some answers from the cache; some late.
    if (authorization === 'Bearer token-ben-1') return response.writeHead(401).end('{}')
    if (known === etag) return setImmediate(() => response.writeHead(304, { etag }).end())
    return json(
      { whose: authorization, body: request.body, href: `${upstream.apiUrl}${request.url}` },
      { headers: { etag } },
    )(response, request)
  })
  const { app, sessions } = await startApp(upstream.apiUrl)
  sessions.grant('ben')
  const call = async (index: number) => {
    const name = index % 2 ? 'ada' : 'ben'
    const isWrite = index % 5 === 0
    const response = await app.inject({
      method: isWrite ? 'POST' : 'GET',
      url: isWrite ? '/api/spotify/v1/me/playlists' : `/api/spotify/v1/me/tracks?offset=${index % 7}`,
      ...as(name),
      ...(isWrite && { payload: { name: `${name} ${index}` } }),
    })
    expect(response.statusCode).toBe(200)
    expect(response.json().whose).toMatch(new RegExp(`^Bearer token-${name}-`))
    if (isWrite) expect(response.json().body).toBe(`{"name":"${name} ${index}"}`)
  }
  for (let batch = 0; batch < 20; batch++)
    await Promise.all(Array.from({ length: 50 }, (_, index) => call(batch * 50 + index)))
  expect(sessions.refreshes).toBe(1)
})
