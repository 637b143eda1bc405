import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { consolePath, controlPrefix } from '../controls/control-path.ts'
import { type Refusal, refusalOf } from '../controls/guard.ts'
import { welcome } from '../welcome.ts'
import type { Worlds } from '../worlds.ts'
import { consolePage } from './console-page.ts'
import { consoleView } from './console-view.ts'

/** The page's own files, in a folder beside this module. */
const files = {
  'console.css': 'text/css; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'bring.js': 'text/javascript; charset=utf-8',
} as const

/** Nothing of another origin, and nothing that stands in the page itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const pageHeaders = {
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

interface ConsoleOptions {
  worlds: Worlds
  /** Without it the page opens on this machine only. */
  controlToken?: string
}

/** The console: a page for a browser, and a few lines of text for everything else. */
export const consoleRoutes: FastifyPluginAsync<ConsoleOptions> = async (app, { worlds, controlToken }) => {
  app.get(consolePath, async (request, reply) => {
    const simulation = worlds.of(request)
    reply.header('vary', 'accept')
    if (!request.headers.accept?.includes('text/html')) {
      return reply.type('text/plain; charset=utf-8').send(welcome(simulation.origin))
    }
    const caller = isLink(request) ? withoutSite(request) : request
    const refusal = refusalOf(caller, simulation.origin, controlToken)
    if (refusal) return refuse(reply, refusal)
    const addresses = [...worlds.all()].map(([id, { origin }]) => ({ id, origin }))
    return sendPage(request, reply, consolePage(consoleView(simulation, addresses)))
  })

  for (const [name, type] of Object.entries(files)) {
    const text = readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8')
    app.get(`${controlPrefix}/console/${name}`, async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      return reply.type(type).send(text)
    })
  }
}

/** A browser then asks for the token, as the password to any name. */
function refuse(reply: FastifyReply, { status, reason }: Refusal): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Basic realm="simulator", charset="UTF-8"')
  return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(reason)
}

/** A person who follows a link of another site sees this page. That site cannot: it may neither read nor frame it. */
function isLink({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

function withoutSite({ socket, headers: { 'sec-fetch-site': _, ...headers } }: FastifyRequest) {
  return { socket, headers }
}

/** The script asks again every second, and most times nothing is new. */
function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  const etag = etagOf(page)
  reply.headers({ ...pageHeaders, etag })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type('text/html; charset=utf-8').send(page)
}

/** Of the page without its clock, which moves while nothing changes. */
function etagOf(page: string): string {
  const lasting = page.replace(/(<time id="now"[^>]*>)[^<]*/, '$1')
  return `"${createHash('sha256').update(lasting).digest('base64url')}"`
}
