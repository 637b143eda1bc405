import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { type FastifyInstance, fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { closeWithTimeout, drainConnections } from './shutdown.ts'

/** A server with a request under way, and the function that ends that request. */
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
const neverMs = 2 ** 30
const never = { requestsMs: neverMs, everythingMs: neverMs }

test('a request under way finishes, and its kept-alive connection is closed after it', async () => {
  const { app, arrived, release, answerOf } = await startBusy(whole)
  await arrived
  const closing = closeWithTimeout(app, never)
  release()
  expect(await answerOf()).toMatch(/200 OK.*done/s)
  await closing
})

test('a request that hangs is cut in the end, and so is half a request', async () => {
  const hanging = await startBusy(whole)
  await hanging.arrived
  const half = await startBusy(whole.slice(0, 20))
  await connected(half.app)
  for (const { app, answerOf } of [hanging, half]) {
    await closeWithTimeout(app, { ...never, requestsMs: 20 })
    expect(await answerOf()).toBe('')
  }
})

test('a plugin that never closes does not stop the shutdown', async () => {
  const app = fastify()
  app.addHook('onClose', () => new Promise(() => {}))
  await closeWithTimeout(app, { ...never, everythingMs: 20 })
})

const connected = async ({ server }: FastifyInstance) =>
  expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(1)

/** A server, and a client that keeps its connection open. */
async function startWithClient() {
  const server = createServer((_request, response) => response.end('served')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const connections = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => {
    connections.destroy()
    server.close()
    server.closeAllConnections()
  })
  const ask = async () => {
    const asked = request({ port, host: '127.0.0.1', agent: connections }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    await once(answer, 'end')
    return asked.reusedSocket
  }
  return { server, port, ask, connections }
}

test('draining refuses new connections, and answers on open ones until they close', async () => {
  const { server, port, ask, connections } = await startWithClient()
  await ask()
  let isOver = false
  const over = drainConnections(server, neverMs).then(() => {
    isOver = true
  })
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED')
  expect(await ask()).toBe(true)
  expect(isOver).toBe(false)
  connections.destroy()
  await over
})

test('draining waits for an unused connection for a limited time', async () => {
  const { server, ask } = await startWithClient()
  await ask()
  await drainConnections(server, 30)
})
