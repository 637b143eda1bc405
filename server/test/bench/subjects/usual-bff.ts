import { randomBytes } from 'node:crypto'
import replyFrom from '@fastify/reply-from'
import secureSession from '@fastify/secure-session'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { request as ask } from 'undici'

/**
 * The BFF of most tutorials: the tokens lie in the encrypted cookie, there is no store, and a call gets the bearer token
 * and is handed on. No refresh, no scopes, no limits.
 */
declare module '@fastify/secure-session' {
  interface SessionData {
    state: string
    accessToken: string
    refreshToken: string
    view: Record<string, unknown>
  }
}

const { PORT, UPSTREAM = '' } = process.env
const publicUrl = `http://127.0.0.1:${PORT}`
const redirectUri = `${publicUrl}/auth/callback`
const hour = 3_600_000

const app = Fastify()
await app.register(secureSession, {
  key: randomBytes(32),
  cookieName: 'session',
  cookie: { path: '/', httpOnly: true },
})
await app.register(replyFrom, { base: UPSTREAM })

app.get<{ Querystring: { scope?: string } }>('/auth/sign-in', (request, reply) => {
  const state = randomBytes(16).toString('base64url')
  request.session.set('state', state)
  const query = {
    response_type: 'code',
    client_id: 'bench',
    scope: request.query.scope ?? '',
    state,
    redirect_uri: redirectUri,
  }
  return reply.redirect(`${UPSTREAM}/authorize?${new URLSearchParams(query)}`)
})

app.get<{ Querystring: { code: string; state: string } }>('/auth/callback', async (request, reply) => {
  const { code, state } = request.query
  if (state !== request.session.get('state')) return reply.code(400).send('state')
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await ask(`${UPSTREAM}/api/token`, { method: 'POST', headers, body })
  const token = (await answer.body.json()) as { access_token: string; refresh_token: string }
  const me = await ask(`${UPSTREAM}/v1/me`, { headers: { authorization: `Bearer ${token.access_token}` } })
  const { id, display_name } = (await me.body.json()) as { id: string; display_name: string }
  request.session.set('accessToken', token.access_token)
  request.session.set('refreshToken', token.refresh_token)
  request.session.set('view', sessionView({ id, displayName: display_name }))
  return reply.redirect('/')
})

/** The same members as in ours. */
function sessionView(account: { id: string; displayName: string }) {
  const now = Date.now()
  return {
    ...{ authenticated: true, account, grantedScopes: process.env.SCOPES?.split(' ') },
    ...{ accessTokenExpiresAt: now + hour, grantExpiresAt: now + 4380 * hour, sessionExpiresAt: now + 168 * hour },
    provider: {
      ...{ kind: 'other', authorizeUrl: `${UPSTREAM}/authorize`, apiUrl: `${UPSTREAM}/v1`, clientId: 'bench' },
      ...{ redirectUri, revokes: false },
    },
    now,
  }
}

function accessToken(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const token = request.session.get('accessToken')
  if (token === undefined) reply.code(401).send({ error: 'sign in' })
  return token
}

app.get('/api/session', async (request, reply) => {
  const view = request.session.get('view')
  return view ? { ...view, now: Date.now() } : reply.code(401).send({ error: 'sign in' })
})

app.all('/api/spotify/*', (request, reply) => {
  const token = accessToken(request, reply)
  if (token === undefined) return reply
  return reply.from(request.url.slice('/api/spotify'.length), {
    rewriteRequestHeaders: (_, { cookie: __, ...headers }) => ({ ...headers, authorization: `Bearer ${token}` }),
  })
})

await app.listen({ port: Number(PORT), host: '127.0.0.1' })
