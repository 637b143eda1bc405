import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answerProblem, answerProblemPage } from '../http/answer-problem.ts'
import { ProblemError } from '../http/problem-error.ts'
import { createAuthorizationRequest } from '../oauth/authorization-request.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { PendingAuthorizations } from './pending-authorization.ts'
import { readRequestedScopes } from './requested-scopes.ts'
import { readReturnTo } from './return-to.ts'
import { isTopLevelNavigation } from './top-level-navigation.ts'

interface StartOptions {
  client: OAuthClient
  publicUrl: string
  pendings: PendingAuthorizations
  now(): number
}

const SignInQuery = Type.Object({
  scope: Type.Optional(Type.String()),
  /** Whatever is wrong with it: it then counts as `/`. */
  returnTo: Type.Optional(Type.Unknown()),
  show_dialog: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
})

/** Sends the browser to the authorization server, and leaves it the half that only this browser may finish. */
export const startRoutes: FastifyPluginAsyncTypebox<StartOptions> = async (
  app,
  { client, publicUrl, pendings, now },
) => {
  app.get(
    '/auth/sign-in',
    {
      schema: { querystring: SignInQuery, response: { 302: Type.Null() } },
      config: { rateLimit: {} },
      exposeHeadRoute: false,
      errorHandler(error, request, reply) {
        if (!request.headers.accept?.includes('text/html')) return answerProblem(error, request, reply, publicUrl)
        return answerProblemPage(error, request, reply, [{ href: '/', label: 'Go to the start' }])
      },
    },
    async (request, reply) => {
      if (!isTopLevelNavigation(request.headers))
        throw new ProblemError('invalid-request', {
          detail: 'A sign-in is somewhere to go to: a link, not a prefetch or a part of a page.',
        })
      const { scope, returnTo, show_dialog } = request.query
      const scopes = readRequestedScopes(scope)
      const { url, state, codeVerifier } = createAuthorizationRequest(client, {
        scopes,
        showDialog: show_dialog === 'true',
      })
      const replaces = app.sessions.idOf(request)
      const pending = { state, codeVerifier, scopes, returnTo: readReturnTo(returnTo, publicUrl), startedAt: now() }
      pendings.add(reply, { ...pending, ...(replaces !== undefined && { replaces }) })
      return reply.redirect(url)
    },
  )
}
