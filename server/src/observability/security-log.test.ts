import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from './logger.ts'
import requestContext, { type CurrentRequest } from './request-context.plugin.ts'
import type { SecurityEvent } from './security-events.ts'
import { createSecurityLog } from './security-log.ts'

/** An address that begins a sign-in out of a timer, as what is shared among requests does. */
async function start() {
  const lines: Record<string, unknown>[] = []
  const counted: SecurityEvent[] = []
  const log = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const requests: CurrentRequest = new AsyncLocalStorage()
  const recordSecurityEvent = createSecurityLog({ log, requests, count: (one) => void counted.push(one), now: () => 0 })
  const app = fastify({ loggerInstance: log, trustProxy: true, genReqId: () => 'request-1' })
  onTestFinished(() => app.close())
  await app.register(requestContext, { requests })
  app.post('/', async () => {
    await new Promise(setImmediate)
    recordSecurityEvent({ event: 'sign-in', account: 'a-keyed-hash-of-43-characters' })
  })
  lines.length = 0
  const told = () => lines.filter(({ event }) => event !== undefined)
  return { app, recordSecurityEvent, lines: told, counted }
}

test('an event is logged with its reason, account, request id and client address, and nothing else', async () => {
  const { app, lines } = await start()
  await app.inject({
    method: 'POST',
    url: '/?state=secret',
    payload: { code: 'secret' },
    headers: { cookie: 'secret' },
  })
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      reqId: 'request-1',
      event: 'sign-in',
      account: 'a-keyed-hash',
      client: '127.0.0.1',
      msg: 'somebody signed in',
    },
  ])
})

test('an event after a slow body is logged with its request', async () => {
  const { app, lines } = await start()
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const arrived = Promise.withResolvers<void>()
  app.server.once('request', () => arrived.resolve())
  const socket = connect(Number(port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n')
  await arrived.promise
  socket.write('{}')
  await once(socket, 'data')
  expect(lines()).toMatchObject([{ event: 'sign-in', reqId: 'request-1' }])
})

test('a client address that is not an IP address is not logged', async () => {
  const { app, lines } = await start()
  await app.inject({ method: 'POST', url: '/', headers: { 'x-forwarded-for': 'token=secret \u009b2J' } })
  expect(lines()).toMatchObject([{ client: 'unreadable' }])
})

test('events outside a request are logged too', async () => {
  const { recordSecurityEvent, lines } = await start()
  recordSecurityEvent({ event: 'session-ended', reason: 'disconnected' })
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      event: 'session-ended',
      reason: 'disconnected',
      msg: 'a session ended',
    },
  ])
})

test('a thousand refusals are counted but do not fill the log', async () => {
  const { recordSecurityEvent, lines, counted } = await start()
  for (let time = 0; time < 1000; time += 1) recordSecurityEvent({ event: 'csrf-refused' })
  expect(lines()).toHaveLength(60)
  expect(counted).toHaveLength(1000)
})
