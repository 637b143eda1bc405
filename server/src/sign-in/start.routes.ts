import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../../contract/loopback.ts'
import { Type } from '../../contract/schema.ts'
import { isScope, type Scope } from '../../contract/scopes.ts'
import { answerProblem, answerProblemPage } from '../http/answer-problem.ts'
import { ProblemError } from '../http/problem-error.ts'
import { createAuthorizationRequest } from '../oauth/authorization-request.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { PendingAuthorizations } from './pending-authorization.ts'

interface StartOptions {
  client: OAuthClient
  publicUrl: string
  pendings: PendingAuthorizations
  /** Epoch milliseconds. */
  now(): number
  mark?(): Promise<string | undefined>
}

const SignInQuery = Type.Object({
  scope: Type.Optional(Type.String()),
  /** Any value is accepted. One that is not a path of this origin counts as `/`. */
  returnTo: Type.Optional(Type.Unknown()),
  show_dialog: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
})

/** Sends the browser to the authorization server, with a pending authorization in a cookie of its own. */
export const startRoutes: FastifyPluginAsyncTypebox<StartOptions> = async (
  app,
  { client, publicUrl, pendings, now, mark },
) => {
  /** A sign-in ends at a page, not at an address that answers programs. */
  const pageOf = (returnTo: unknown) => {
    const path = readReturnTo(returnTo, publicUrl)
    return app.pagePaths.isPage(new URL(path, publicUrl).pathname) ? path : '/'
  }

  app.get(
    '/auth/sign-in',
    {
      schema: { querystring: SignInQuery, response: { 302: Type.Null() } },
      config: { rateLimit: {} },
      exposeHeadRoute: false,
      async errorHandler(error, request, reply) {
        if (!request.headers.accept?.includes('text/html')) return answerProblem(error, request, reply, publicUrl)
        const links = [{ href: '/', label: 'Go to the start' }]
        return answerProblemPage(error, request, reply, { links, mark: await mark?.() })
      },
    },
    async (request, reply) => {
      if (!isTopLevelNavigation(request.headers)) throw notNavigated()
      const sameUnderPublicUrl = addressUnderPublicUrl(request, publicUrl)
      if (sameUnderPublicUrl !== undefined) return reply.redirect(sameUnderPublicUrl)
      const { scope, returnTo, show_dialog } = request.query
      const scopes = readRequestedScopes(scope)
      const showDialog = show_dialog === 'true'
      const { url, state, codeVerifier } = createAuthorizationRequest(client, { scopes, showDialog })
      const replaces = app.sessions.idOf(request)
      const pending = { state, codeVerifier, scopes, returnTo: pageOf(returnTo), startedAt: now() }
      pendings.add(reply, { ...pending, ...(replaces !== undefined && { replaces }) })
      return reply.redirect(url)
    },
  )
}

const notNavigated = () =>
  new ProblemError('invalid-request', {
    detail: 'A sign-in is somewhere to go to: a link, not a prefetch or a part of a page.',
  })

/**
 * Where to begin instead, for a browser that is here by another name of this machine, such as `localhost` for `127.0.0.1`:
 * cookies belong to one name, and the browser comes back to that of PUBLIC_URL. Only for names of this machine with the port
 * of PUBLIC_URL: what else a Host header says, a proxy or a tunnel may have written, or anybody.
 */
function addressUnderPublicUrl({ url, headers }: FastifyRequest, publicUrl: string): string | undefined {
  const there = new URL(publicUrl)
  const here = URL.parse(`${there.protocol}//${headers.host}`)
  if (!here || here.hostname === there.hostname || here.port !== there.port) return undefined
  if (!isLoopback(here.hostname) || !isLoopback(there.hostname)) return undefined
  return `${publicUrl}/auth/sign-in${new URL(url, publicUrl).search}`
}

const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']

/**
 * Whether a person navigated to this address, as far as the browser says: no prefetch, image, frame or `fetch`. A request
 * with neither `Sec-Fetch-Site` nor `Sec-Fetch-Dest` comes from an old browser or from no browser, and is accepted; Node's
 * `fetch` sends only a mode.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
function isTopLevelNavigation(headers: IncomingHttpHeaders): boolean {
  if (purposeHeaders.some((name) => /pre(fetch|view|render)/i.test(String(headers[name])))) return false
  const { 'sec-fetch-site': site, 'sec-fetch-dest': destination } = headers
  if (site === undefined && destination === undefined) return true
  const { 'sec-fetch-mode': mode = 'navigate' } = headers
  return mode === 'navigate' && (destination ?? 'document') === 'document'
}

/**
 * The scopes that a sign-in asks for, each once. An empty list is allowed: it grants what is public.
 * @throws {ProblemError} `invalid-request` when a scope is not in the catalogue: Spotify would stop on a page of its own
 * @see RFC 6749 §3.3
 */
function readRequestedScopes(scope = ''): Scope[] {
  const names = [...new Set(scope.split(' ').filter(Boolean))]
  const unknown = names.filter((name) => !isScope(name))
  if (unknown.length > 0)
    throw new ProblemError('invalid-request', { detail: `There is no scope ${unknown.join(', ').slice(0, 200)}.` })
  return names.filter(isScope)
}

/** Characters, as JSON writes them. With a longer path, the pending authorization's cookie is too large for browsers. */
const longestReturnTo = 1500

/**
 * Where to go after the sign-in: a path of this origin with its query and fragment, and `/` for everything else. It is
 * checked with the parser that the browser will use, because no list of bad beginnings is complete.
 * @see https://url.spec.whatwg.org/
 */
export function readReturnTo(value: unknown, publicUrl: string): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return '/'
  const url = URL.parse(value, publicUrl)
  if (!url || url.origin !== new URL(publicUrl).origin) return '/'
  const path = url.pathname + url.search + url.hash
  // The parser turns `/.//host` into `//host`, which names another host.
  if (path.startsWith('//')) return '/'
  return JSON.stringify(path).length > longestReturnTo ? '/' : path
}
