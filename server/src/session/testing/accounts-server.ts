import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface Grant {
  account: string
  accessToken: string
  refreshToken: string
  spentRefreshTokens: Set<string>
  revoked: boolean
}

interface TokenCall {
  form: URLSearchParams
  authorization: string | undefined
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> }

/** An authorization server and the one Web API operation that a sign-in needs, on loopback, for one test. */
export interface AccountsServer {
  origin: string
  /** Every call of the token endpoint, in order. */
  calls: TokenCall[]
  callsOf(grantType: 'authorization_code' | 'refresh_token'): number
  /** A new refresh token with every refresh; one that comes again ends the grant (RFC 9700 §4.14.2). */
  rotates: boolean
  /** Seconds. */
  accessTokenTtl: number
  /** What to answer instead, whatever is asked. */
  failure: Answer | 'hang-up' | undefined
  /** Put into every token answer. */
  extra: Record<string, unknown>
  issueCode(account?: string): string
  grant(account?: string): { accessToken: string; refreshToken: string }
  revoke(): void
  /** The accounts change hands: the next refreshes bring tokens of this one. */
  switchAccount(account: string): void
  /** The next call of the token endpoint is answered only after `release`. */
  holdNext(): { arrived: Promise<void>; release(): void }
  accountOf(accessToken: string): string | undefined
}

export async function startAccountsServer(): Promise<AccountsServer> {
  const codes = new Map<string, string>()
  const grants: Grant[] = []
  let hold: { arrive(): void; released: Promise<void> } | undefined

  const token = (kind: string) => `test_${kind}_${randomBytes(24).toString('base64url')}`
  const grant = (account = 'ada'): Grant => {
    const made = {
      account,
      accessToken: token('access'),
      refreshToken: token('refresh'),
      spentRefreshTokens: new Set<string>(),
      revoked: false,
    }
    grants.push(made)
    return made
  }
  const tokenAnswer = ({ accessToken, refreshToken }: Grant, withRefreshToken: boolean): Answer => ({
    status: 200,
    body: {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: accounts.accessTokenTtl,
      ...(withRefreshToken && { refresh_token: refreshToken }),
      ...accounts.extra,
    },
  })
  const refusal = (error: string): Answer => ({ status: 400, body: { error, error_description: `${error}, it said` } })

  function redeem(form: URLSearchParams): Answer {
    const code = form.get('code') ?? ''
    const account = codes.get(code)
    codes.delete(code)
    return account === undefined ? refusal('invalid_grant') : tokenAnswer(grant(account), true)
  }

  function refresh(form: URLSearchParams): Answer {
    const refreshToken = form.get('refresh_token') ?? ''
    const reused = grants.find(({ spentRefreshTokens }) => spentRefreshTokens.has(refreshToken))
    if (reused) reused.revoked = true
    const found = grants.find((candidate) => candidate.refreshToken === refreshToken && !candidate.revoked)
    if (!found) return refusal('invalid_grant')
    found.accessToken = token('access')
    if (accounts.rotates) {
      found.spentRefreshTokens.add(found.refreshToken)
      found.refreshToken = token('refresh')
    }
    return tokenAnswer(found, accounts.rotates)
  }

  async function answerTokenCall(request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams(await readText(request))
    accounts.calls.push({ form, authorization: request.headers.authorization })
    const held = hold
    hold = undefined
    held?.arrive()
    await held?.released
    if (accounts.failure === 'hang-up') return response.destroy()
    const grantType = form.get('grant_type')
    const answer = accounts.failure ?? (grantType === 'refresh_token' ? refresh(form) : redeem(form))
    return send(response, answer)
  }

  const server = createServer(async (request, response) => {
    if (request.url === '/api/token') return answerTokenCall(request, response)
    const account = accounts.accountOf(request.headers.authorization?.replace('Bearer ', '') ?? '')
    return send(
      response,
      account ? { status: 200, body: { id: account, display_name: `${account}!` } } : { status: 401, body: {} },
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })

  const accounts: AccountsServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    callsOf: (grantType) => accounts.calls.filter(({ form }) => form.get('grant_type') === grantType).length,
    rotates: false,
    accessTokenTtl: 3600,
    failure: undefined,
    extra: {},
    issueCode(account = 'ada') {
      const code = randomBytes(16).toString('base64url')
      codes.set(code, account)
      return code
    },
    grant,
    revoke() {
      for (const one of grants) one.revoked = true
    },
    switchAccount(account) {
      for (const one of grants) one.account = account
    },
    holdNext() {
      const arrived = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      hold = { arrive: arrived.resolve, released: released.promise }
      return { arrived: arrived.promise, release: released.resolve }
    },
    accountOf: (accessToken) => grants.find((one) => one.accessToken === accessToken)?.account,
  }
  return accounts
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
