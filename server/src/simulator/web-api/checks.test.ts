import { describe, expect, test } from 'vitest'
import { operation, operationIds } from '../../../contract/operations.ts'
import { createTestWebApi } from './testing.ts'

/** The body is the same for all three; the header tells which it is. */
const unauthorized = 'Missing/invalid/expired access token'

test.each([
  { authorization: undefined, status: 401, message: unauthorized, error: 'missing_token' },
  { authorization: 'Basic YTpi', status: 400, message: 'Only valid bearer authentication supported' },
  { authorization: 'Bearer ', status: 400, message: 'Only valid bearer authentication supported' },
  { authorization: 'Bearer garbage', status: 401, message: unauthorized, error: 'Invalid access token' },
  { authorization: 'Bearer nobody:', status: 401, message: unauthorized, error: 'Invalid access token' },
  { authorization: 'Bearer expired:', status: 401, message: unauthorized, error: 'The access token expired' },
])('$authorization is answered $status $message', async ({ authorization, status, message, error }) => {
  const { app } = await createTestWebApi()
  const answer = await app.inject({ url: '/v1/me', headers: authorization === undefined ? {} : { authorization } })
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toEqual({ error: { status, message } })
  const challenge = answer.headers['www-authenticate']
  if (error === undefined) expect(challenge).toBeUndefined()
  else expect(challenge).toContain(`"${error}"`)
})

test('pages of any origin may read every answer, and no cache keeps it for long', async () => {
  const { call } = await createTestWebApi()
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'private, max-age=0' }
  expect((await call('GET /me')).headers).toMatchObject(headers)
  expect((await call('GET /nothing-here')).headers).toMatchObject(headers)
})

describe('refusals in plain text', () => {
  test('an account that is not on the list, in development mode', async () => {
    const { call } = await createTestWebApi()
    const answer = await call('GET /me', { as: 'dov' })
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toBe('Check settings on developer.spotify.com/dashboard, the user may not be registered.')
  })

  test('a client whose owner has no Premium, in development mode: 159 bytes', async () => {
    const { call, settings } = await createTestWebApi()
    settings.ownerPremium = false
    const answer = await call('GET /me')
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.rawPayload).toHaveLength(159)
  })

  test('neither counts in extended mode', async () => {
    const { call, settings } = await createTestWebApi('extended')
    settings.ownerPremium = false
    expect((await call('GET /me', { as: 'dov' })).statusCode).toBe(200)
  })
})

test('the 48 operations that were removed are forbidden in development mode', async () => {
  const { call } = await createTestWebApi()
  const removed = operationIds.map(operation).filter(({ removedSince }) => removedSince)
  const answers = await Promise.all(removed.map(({ method, path }) => call(`${method} ${path}`)))
  expect(answers).toHaveLength(48)
  for (const answer of answers) expect(answer.json()).toEqual({ error: { status: 403, message: 'Forbidden' } })
})

test('a market has to be a country', async () => {
  const { call } = await createTestWebApi()
  expect((await call('GET /me/tracks?market=SE')).statusCode).toBe(200)
  expect((await call('GET /me/tracks?market=Sweden')).json()).toEqual({
    error: { status: 400, message: 'Invalid market code' },
  })
})

test('what has not changed is not sent again', async () => {
  const { call, playlist } = await createTestWebApi()
  const address = `/playlists/${playlist('Slow mornings').id}`
  const { etag } = (await call(`GET ${address}`)).headers
  const headers = { 'if-none-match': String(etag) }
  const again = await call(`GET ${address}`, { headers })
  expect(again).toMatchObject({ statusCode: 304, body: '' })
  await call(`PUT ${address}`, { body: { name: 'Slower mornings' } })
  expect((await call(`GET ${address}`, { headers })).statusCode).toBe(200)
})
