import { once } from 'node:events'
import { createServer } from 'node:net'

/** A TCP port of `host` that nothing listens on now. Another process may take it before the caller does. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new TypeError(`${host} is not an address with ports.`)
  return address.port
}
