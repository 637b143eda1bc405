import { expect } from 'vitest'
import { test } from '../harness/fixtures.ts'
import { exchange, rawRequest } from '../harness/wire.ts'

const addresses = [
  '/',
  '/healthz',
  '/api/session',
  '/api/nothing',
  '/auth/sign-in',
  '/auth/callback',
  '/problem-page.css',
]

test('every answer carries an id of its own, which the log has too, whatever id came in', async ({ startApp }) => {
  const app = await startApp({ TRUST_PROXY: 'true' })
  const headers = { 'x-request-id': 'mine', 'request-id': 'mine', 'x-correlation-id': 'mine', traceparent: 'mine' }
  const answers = await Promise.all(addresses.map((url) => app.browser().get(url, { headers })))
  const ids = answers.map((answer) => String(answer.headers['x-request-id']))
  expect(new Set(ids).size).toBe(addresses.length)
  for (const id of ids) {
    expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(app.log.filter((line) => JSON.parse(line).requestId === id)).not.toEqual([])
  }
  expect(app.log.filter((line) => line.includes('mine'))).toEqual([])
})

test('even what can’t be read has one', async ({ startApp }) => {
  const app = await startApp()
  for (const line of ['nonsense', 'GET /%zz HTTP/1.1', `GET /${'x'.repeat(20_000)} HTTP/1.1`]) {
    const answer = await exchange(app, rawRequest(line))
    const [, header] = /^x-request-id: (\S+)/im.exec(answer) ?? []
    const [, member] = /"requestId":"([^"]+)"/.exec(answer) ?? []
    expect([header, header]).toEqual([member, expect.any(String)])
  }
})
