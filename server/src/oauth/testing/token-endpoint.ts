import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { readText, startHttpServer } from '../../../test/harness/http-server.ts'

interface Response {
  status?: number
  headers?: Record<string, string>
  /** Text is sent as it is, any other value as JSON. */
  body?: unknown
}

interface Received {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

/** A token endpoint on loopback that always gives the same answer and keeps the requests. */
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
