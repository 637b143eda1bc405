import { expect, test } from 'vitest'
import { needsAccount, operation, operationIds } from '../../../contract/operations.ts'
import { createTestWebApi } from './testing.ts'

const asClient = { as: '', scopes: [] }
const refusal = { error: { status: 401, message: 'Valid user authentication required' } }

test('what is an account’s own is refused to a client alone, and nothing else is', async () => {
  const { call } = await createTestWebApi('extended')
  for (const id of operationIds) {
    const { method, path } = operation(id)
    const answer = await call(`${method} ${path}`, asClient)
    if (needsAccount(id)) expect([path, answer.json()]).toEqual([path, refusal])
    else expect([path, answer.statusCode]).not.toEqual([path, 401])
  }
})

test('a client alone may read the catalogue, public playlists and profiles', () => {
  const open = operationIds.filter((id) => !needsAccount(id)).map(operation)
  expect(open).toHaveLength(37)
  for (const { method, path } of open) {
    expect([method, path]).toEqual(['GET', expect.not.stringMatching(/^\/me\b/)])
  }
})

test('a public playlist is open to a client alone, a private one is not there', async () => {
  const { call, playlist } = await createTestWebApi('extended')
  const [open, closed] = [playlist('Kitchen loud').id, playlist('Trains').id]
  for (const path of ['', '/tracks', '/images']) {
    expect((await call(`GET /playlists/${open}${path}`, asClient)).statusCode).toBe(200)
    expect((await call(`GET /playlists/${closed}${path}`, asClient)).statusCode).toBe(404)
  }
  const listed = (await call('GET /users/ada/playlists?limit=50', asClient)).json().items
  expect(listed.length).toBeGreaterThan(0)
  for (const { public: isPublic } of listed) expect(isPublic).toBe(true)
})

test('in development mode its tracks are the account’s business', async () => {
  const { call, playlist } = await createTestWebApi()
  const { id } = playlist('Kitchen loud')
  expect((await call(`GET /playlists/${id}`, asClient)).json()).not.toHaveProperty('items')
  expect((await call(`GET /playlists/${id}/items`, asClient)).json()).toEqual(refusal)
})
