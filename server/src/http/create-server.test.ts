import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { answerClientError } from './create-server.ts'

/** What the server says to these bytes, before it closes. */
async function ask(bytes: string): Promise<string> {
  const app = fastify({
    clientErrorHandler: (error, socket) => answerClientError(error, socket, 'http://deck.example'),
  })
  onTestFinished(() => app.close())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => {
    answer += text
  })
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

test.each([
  [400, 'invalid-request', 'no HTTP at all\r\n\r\n'],
  [400, 'invalid-request', 'GET /\0 HTTP/1.1\r\nHost: deck.example\r\n\r\n'],
  [431, 'too-large', `GET / HTTP/1.1\r\nHost: deck.example\r\nCookie: session=${'secret'.repeat(3000)}\r\n\r\n`],
])('%i %s', async (status, code, bytes) => {
  const answer = await ask(bytes)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*application/problem\\+json.*no-store`, 's'))
  const type = `http://deck.example/problems/${code}`
  expect(JSON.parse(body)).toMatchObject({ status, code, type, requestId: expect.any(String) })
  expect(answer).not.toContain('secret')
})
