import type { FastifyInstance } from 'fastify'

/** For routes that take no body: one that is sent is discarded, whatever its content type. */
export function ignoreBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (_request: unknown, payload: NodeJS.ReadableStream) => void payload.resume())
  app.addHook('onRoute', (route) => {
    if ([route.method].flat().some((method) => takesBody.has(method))) route.schema = { body: {}, ...route.schema }
  })
}

const takesBody = new Set(['POST', 'PUT', 'PATCH'])
