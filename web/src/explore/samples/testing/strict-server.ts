import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the server read it. */
export interface Received {
  method: string
  /** Decoded, segment by segment. */
  path: string[]
  query: [name: string, value: string][]
  contentType: string | undefined
  body: string
  /** What it answered. */
  status: number
}

/**
 * A server as strict as a receiver may be: it refuses a request without the token, a PUT or POST that does not say its
 * length (RFC 9110 §8.6; Spotify answers 411), and a target with a character that no URI may hold (RFC 3986 §2).
 */
export async function startStrictServer(token: string) {
  const received = new Map<string, Received[]>()
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const status = statusFor(request, token)
      const { name, ...read } = readRequest(request, body)
      received.set(name, [...(received.get(name) ?? []), { ...read, status }])
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? '{}' : '')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    /** The address of a Web API whose requests are found by `name`. */
    apiUrl: (name: string) => `http://127.0.0.1:${port}/${name}/v1`,
    received: (name: string) => received.get(name) ?? [],
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

type Read = Omit<Received, 'status'> & { name: string }

function readRequest({ method = '', url = '', headers }: IncomingMessage, body: string): Read {
  const [path = '', query = ''] = url.split('?')
  const [, name = '', , ...segments] = path.split('/')
  return {
    name,
    method,
    path: segments.map(decodeURIComponent),
    query: [...new URLSearchParams(query)].toSorted(([one], [other]) => one.localeCompare(other)),
    contentType: headers['content-type'],
    body,
  }
}

function statusFor({ method = '', url = '', headers }: IncomingMessage, token: string): number {
  if (headers.authorization !== `Bearer ${token}`) return 401
  if (!/^[\w\-.~:/?#@!$&'()*+,;=%]*$/.test(url)) return 400
  const needsLength = method === 'PUT' || method === 'POST'
  return needsLength && headers['content-length'] === undefined ? 411 : 200
}
