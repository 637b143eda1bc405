import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { test } from './testing/simulated.ts'

/** What the simulator says to these bytes, before it closes. */
async function ask(origin: string, bytes: string): Promise<{ head: string; error: unknown }> {
  const socket = connect(Number(new URL(origin).port), 'localhost').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => {
    answer += text
  })
  socket.write(bytes)
  await once(socket, 'close')
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { head, error: JSON.parse(body).error }
}

const get = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`

test.for([
  [400, 'Bad Request', 'no HTTP at all\r\n\r\n'],
  [400, 'Bad Request', get('/v1/\0')],
  [431, 'Request Header Fields Too Large', get('/v1/me', `Cookie: a=${'b'.repeat(20_000)}\r\n`)],
] as const)('%i %s to what can’t be read', async ([status, message, bytes], { script }) => {
  const { head, error } = await ask(script.origin, bytes)
  expect(head).toContain(`HTTP/1.1 ${status} ${message}\r\ncontent-type: application/json`)
  expect(error).toEqual({ status, message })
})

test.for([
  [404, 'Service not found', '/v1/%zz'],
  [404, 'Service not found', '/%zz'],
  [401, 'Missing/invalid/expired access token', '/v1/tracks/%zz'],
  [401, 'Missing/invalid/expired access token', `/v1/tracks/${'a'.repeat(200)}`],
] as const)('%i %s to %s', async ([status, message, path], { script }) => {
  const { error } = await ask(script.origin, get(path))
  expect(error).toEqual({ status, message })
  expect(await script.requests(path)).toMatchObject([{ status }])
})

test('an id that can’t be read is an id that is wrong', async ({ script }) => {
  const { access_token } = await script.signIn()
  const { error } = await ask(script.origin, get('/v1/albums/%zz', `Authorization: Bearer ${access_token}\r\n`))
  expect(error).toEqual({ status: 400, message: 'Invalid base62 id' })
})
