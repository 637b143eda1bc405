import { once } from 'node:events'
import type { RequestListener, ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inspect } from 'node:util'
import { Agent, interceptors } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { startHttpServer } from '../../test/harness/http-server.ts'
import { freePort } from '../async/free-port.ts'
import type { OAuthClient } from './client.ts'
import { OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import { testClient } from './testing/client.ts'
import { redeemAuthorizationCode } from './token-endpoint.ts'

const redeem = (client: OAuthClient) => redeemAuthorizationCode(client, { code: 'code', codeVerifier: 'verifier' })

async function clientOf(listener: RequestListener, changes: Partial<OAuthClient> = {}): Promise<OAuthClient> {
  return testClient({ tokenEndpoint: `${await startHttpServer(listener)}/api/token`, ...changes })
}

/** Sends as much as the connection takes, and resolves with the bytes taken once it is closed. */
async function flood(response: ServerResponse, bytes: number): Promise<number> {
  let sent = 0
  const chunks = function* () {
    for (; sent < bytes; sent += 65_536) yield Buffer.alloc(65_536, 'x')
  }
  await pipeline(Readable.from(chunks()), response).catch(() => {})
  return sent
}

const fiftyMegabytes = 50 * 1024 * 1024

test.each([200, 400, 500, 302])('50 MB with status %d: refused, and the connection is closed early', async (status) => {
  const flooded = Promise.withResolvers<number>()
  const client = await clientOf((_, response) => {
    response.writeHead(status)
    flooded.resolve(flood(response, fiftyMegabytes))
  })
  await expect(redeem(client)).rejects.toThrow(status === 500 ? OAuthUnavailable : OAuthInvalidAnswer)
  // What the sockets' buffers swallowed before the close arrived.
  await expect(flooded.promise).resolves.toBeLessThan(fiftyMegabytes / 3)
})

test('an answer of just 64 KB is still read', async () => {
  const answer = JSON.stringify({ access_token: 'access', token_type: 'Bearer' })
  const client = await clientOf((_, response) => response.end(answer.padEnd(64 * 1024)))
  await expect(redeem(client)).resolves.toMatchObject({ accessToken: 'access' })
  const tooLong = await clientOf((_, response) => response.end(answer.padEnd(64 * 1024 + 1)))
  await expect(redeem(tooLong)).rejects.toThrow(OAuthInvalidAnswer)
})

test('an answer of one byte at a time is ended by the timeout of the whole call', async () => {
  const closed = Promise.withResolvers<void>()
  const drip: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => {
      clearInterval(timer)
      closed.resolve()
    })
  }
  const client = await clientOf(drip, { timeoutMs: 150 })
  await expect(redeem(client)).rejects.toMatchObject({ name: 'OAuthUnavailable', reason: 'timeout' })
  await closed.promise
})

test('no answer at all is ended by the timeout too', async () => {
  const client = await clientOf(() => {}, { timeoutMs: 50 })
  await expect(redeem(client)).rejects.toMatchObject({ name: 'OAuthUnavailable', reason: 'timeout' })
})

test.each([301, 302, 303, 307, 308])(
  'a redirect with %d is not followed, whatever the dispatcher does',
  async (status) => {
    const visitors: string[] = []
    const elsewhere = await startHttpServer((request, response) => {
      visitors.push(String(request.headers.authorization))
      response.end('{}')
    })
    const following = new Agent().compose(interceptors.redirect({ maxRedirections: 5 }))
    onTestFinished(() => following.destroy())
    const client = await clientOf((_, response) => response.writeHead(status, { location: elsewhere }).end(), {
      dispatcher: following,
    })
    await expect(redeem(client)).rejects.toThrow(OAuthInvalidAnswer)
    expect(visitors).toEqual([])
  },
)

test('a connection that is reset or refused is a network failure', async () => {
  const reset = await clientOf((request) => request.socket.resetAndDestroy())
  await expect(redeem(reset)).rejects.toMatchObject({ name: 'OAuthUnavailable', reason: 'network' })
  const refused = testClient({ tokenEndpoint: `http://127.0.0.1:${await freePort()}/api/token` })
  await expect(redeem(refused)).rejects.toMatchObject({ name: 'OAuthUnavailable', reason: 'network' })
})

test('an answer that is cut short is a network failure', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"access_token":"acc', () => response.destroy())
  })
  await expect(redeem(client)).rejects.toMatchObject({ name: 'OAuthUnavailable', reason: 'network' })
})

test('the error holds nothing of a broken answer, at any depth', async () => {
  const port = await rawServer(
    'HTTP/1.1 200 OK\r\nbroken header\0: secret-token\r\n\r\n{"access_token":"secret-token"}',
  )
  const failure = await redeem(testClient({ tokenEndpoint: `http://127.0.0.1:${port}/` })).catch(
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(OAuthUnavailable)
  expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain('secret-token')
})

test('the error holds nothing of a token answer that is not JSON', async () => {
  const client = await clientOf((_, response) => response.end('{"access_token":"secret-token",'))
  const failure = await redeem(client).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(OAuthInvalidAnswer)
  expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain('secret-token')
})

async function rawServer(answer: string): Promise<number> {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(answer))
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
