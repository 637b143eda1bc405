import type { Socket } from 'node:net'
import type { FastifyError } from 'fastify'
import fp from 'fastify-plugin'
import { reasonPhrase } from '../../contract/reason-phrases.ts'
import { worldIdIn } from './worlds.ts'

/** Answers errors and unknown addresses that no other part of the simulator answers, in the Web API's form. */
export default fp(
  async (app) => {
    // Fastify closes the connection when it did not read the body. A client that is still sending would then get no
    // answer.
    app.addHook('onError', async (_request, reply) => {
      reply.removeHeader('connection')
    })

    app.setNotFoundHandler(async ({ url }, reply) => {
      const message = missingWorld(url) ?? 'Service not found'
      return reply.code(404).send({ error: { status: 404, message } })
    })

    app.setErrorHandler(async (error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500
      // Its own line: Fastify's would carry the address, and that may carry a code.
      if (status >= 500) request.log.error(error)
      return reply.code(status).send({ error: { status, message: status >= 500 ? 'Server error' : error.message } })
    })
  },
  { name: 'last-resort' },
)

/** The address of a world that is there would have lost this part. */
function missingWorld(url: string): string | undefined {
  const id = worldIdIn(url)
  return id && `There is no world “${id}”. POST /simulator/worlds makes one.`
}

/** Status by the error code of Node's parser; 400 for every other request that can't be read. */
const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers bytes that are not an HTTP request, in the Web API's form, and closes the connection. */
export function answerClientError({ code = '' }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = statuses[code] ?? 400
  const message = reasonPhrase(status) ?? ''
  const body = JSON.stringify({ error: { status, message } })
  const head = [
    `HTTP/1.1 ${status} ${message}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
