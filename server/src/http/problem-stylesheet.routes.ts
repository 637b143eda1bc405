import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'

/** How a problem page looks that the server writes itself: it stands on nothing that has to be built. */
export const problemStylesheetRoutes: FastifyPluginAsync = async (app) => {
  const stylesheet = await readFile(join(import.meta.dirname, 'problem-page.css'), 'utf8')
  app.get('/problem-page.css', { schema: { response: { 200: Type.String() } } }, async (_request, reply) => {
    return reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(stylesheet)
  })
}
