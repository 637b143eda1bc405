import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of another origin: its host differs from the server's, so that a browser keeps the two apart. */
export interface ForeignSite {
  origin: string
  stop(): Promise<void>
}

/** @param page its one page, as HTML */
export async function startForeignSite(page: string): Promise<ForeignSite> {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
