import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { type FastifyInstance, fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { closeWithTimeout } from './shutdown.ts'

/** A server with a request under way, and the end of that request. */
async function startBusy(bytes: string) {
  const app = fastify({ return503OnClosing: false })
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  app.get('/', async () => {
    arrived.resolve()
    await released.promise
    return 'done'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  let answer = ''
  socket.on('data', (text) => {
    answer += text
  })
  const closed = once(socket, 'close')
  socket.write(bytes)
  return { app, arrived: arrived.promise, release: released.resolve, answerOf: () => closed.then(() => answer) }
}

const whole = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'
const never = { requestsMs: 2 ** 30, everythingMs: 2 ** 30 }

test('a request under way finishes, though its connection would be kept alive', async () => {
  const { app, arrived, release, answerOf } = await startBusy(whole)
  await arrived
  const closing = closeWithTimeout(app, never)
  release()
  expect(await answerOf()).toMatch(/200 OK.*done/s)
  await closing
})

test('what hangs is cut in the end, and so is half a request', async () => {
  const hanging = await startBusy(whole)
  await hanging.arrived
  const half = await startBusy(whole.slice(0, 20))
  await connected(half.app)
  for (const { app, answerOf } of [hanging, half]) {
    await closeWithTimeout(app, { ...never, requestsMs: 20 })
    expect(await answerOf()).toBe('')
  }
})

test('a part of the app that never closes does not keep the others from it', async () => {
  const app = fastify()
  app.addHook('onClose', () => new Promise(() => {}))
  await closeWithTimeout(app, { ...never, everythingMs: 20 })
})

const connected = async ({ server }: FastifyInstance) =>
  expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(1)
