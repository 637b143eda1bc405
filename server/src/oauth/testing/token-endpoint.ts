import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { readText, startHttpServer } from '../../../test/harness/http-server.ts'

interface Response {
  status?: number
  headers?: Record<string, string>
  /** Text goes as it is, anything else as JSON. */
  body?: unknown
}

interface Received {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

/** A token endpoint on loopback that always answers the same, and remembers what it was sent. */
export async function tokenEndpoint({ status = 200, headers = {}, body = '' }: Response) {
  const received: Received[] = []
  const origin = await startHttpServer(async (request, response) => {
    received.push(await receive(request))
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  return { tokenEndpoint: `${origin}/api/token`, received }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const { method, url, headers } = request
  return { method, url, headers, body: await readText(request) }
}
