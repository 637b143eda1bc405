import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify'
import { problemCatalogue } from '../../contract/problems.ts'
import { Type } from '../../contract/schema.ts'
import { readExplainedPages } from './problem-page.ts'

interface PagesOptions {
  /** The folder of the built web app. */
  root: string
}

const schema = { params: Type.Object({ '*': Type.String() }), response: { 200: Type.Unknown(), 404: Type.Unknown() } }

/** The web app: its files, and its page for every other address that a person visits. */
export const pageRoutes: FastifyPluginAsync<PagesOptions> = async (app, { root }) => {
  if (!existsSync(join(root, 'index.html'))) return addMissingPages(app)
  const files = await listFiles(root)
  for (const file of files) app.pagePaths.exclude(file)
  const explainedPage = await readExplainedPages(root)
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false, index: false })
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    schema,
    handler(request, reply) {
      const [path = '/'] = request.url.split('?', 1)
      if (files.has(path)) return sendFile(reply, path)
      if (!isPageRequest(app, path, request.headers.accept)) return reply.callNotFound()
      const explained = explainedPage(path)
      return explained ? sendPage(reply, explained) : sendFile(reply.code(pageStatus(path)), '/index.html')
    },
  })
}

/** The paths that may be served. A lookup, so no address can lead out of the folder. */
async function listFiles(root: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !/\.(?:br|gz|html)$/.test(entry.name))
    .map((entry) => `/${relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  return new Set(paths)
}

/** Files with a hash of their content in the name never change; browsers revalidate all others each time. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  return reply.header('cache-control', cacheControl).sendFile(path.slice(1))
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
}

/** Without a build, as under `pnpm dev`, where Vite serves the pages. */
function addMissingPages(app: FastifyInstance): void {
  const message = 'The pages are not built. Run `pnpm build`, or visit the address that `pnpm dev` prints.'
  app.log.warn(message)
  app.get('/*', { schema: { ...schema, response: { 503: Type.String() } } }, (request, reply) => {
    const [path = '/'] = request.url.split('?', 1)
    if (!isPageRequest(app, path, request.headers.accept)) return reply.callNotFound()
    return reply.code(503).type('text/plain; charset=utf-8').send(message)
  })
}

/**
 * Whether a person visits this address, rather than a program asking for data. `/` and `/problems/` also answer clients
 * that accept anything, because `type` of every problem points there.
 */
function isPageRequest(app: FastifyInstance, path: string, accept = '*/*'): boolean {
  if (!app.pagePaths.isPage(path)) return false
  if (/\btext\/html\b/i.test(accept)) return true
  return accept.includes('*/*') && (path === '/' || path.startsWith('/problems/'))
}

/** 404 for a problem that does not exist. Whether another address exists, only the web app's router knows. */
function pageStatus(path: string): 200 | 404 {
  const code = /^\/problems\/(.*)$/.exec(path)?.[1]
  return code === undefined || Object.hasOwn(problemCatalogue, code) ? 200 : 404
}
