import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { drainConnections } from './drain-connections.ts'

const never = 2 ** 30

/** A server, and a client that keeps its connection to it. */
async function start() {
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

test('nobody new is let in, and whoever is connected is answered until they go', async () => {
  const { server, port, ask, connections } = await start()
  await ask()
  let isOver = false
  const over = drainConnections(server, never).then(() => {
    isOver = true
  })
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED')
  expect(await ask()).toBe(true)
  expect(isOver).toBe(false)
  connections.destroy()
  await over
})

test('a connection that is kept and not used is not waited for without end', async () => {
  const { server, ask } = await start()
  await ask()
  await drainConnections(server, 30)
})
