import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readText, startHttpServer } from '../../../test/harness/http-server.ts'

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
export class AccountsServer {
  origin = ''
  /** Every call of the token endpoint, in order. */
  readonly calls: TokenCall[] = []
  /** Each refresh returns a new refresh token. A refresh token that is used again ends the grant (RFC 9700 §4.14.2). */
  rotates = false
  /** Seconds. */
  accessTokenTtl = 3600
  /** The answer to every call, in place of the usual one. */
  failure: Answer | 'hang-up' | undefined
  /** Added to every token answer. */
  extra: Record<string, unknown> = {}
  readonly #codes = new Map<string, string>()
  readonly #grants: Grant[] = []
  #hold: { arrive(): void; released: Promise<void> } | undefined

  callsOf(grantType: 'authorization_code' | 'refresh_token'): number {
    return this.calls.filter(({ form }) => form.get('grant_type') === grantType).length
  }

  issueCode(account = 'ada'): string {
    const code = randomBytes(16).toString('base64url')
    this.#codes.set(code, account)
    return code
  }

  grant(account = 'ada'): Pick<Grant, 'accessToken' | 'refreshToken'> {
    return this.#grant(account)
  }

  revoke(): void {
    for (const grant of this.#grants) grant.revoked = true
  }

  /** From now on refreshes return tokens of this account. */
  switchAccount(account: string): void {
    for (const grant of this.#grants) grant.account = account
  }

  /** The next call of the token endpoint is answered only after `release`. */
  holdNext(): { arrived: Promise<void>; release(): void } {
    const arrived = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    this.#hold = { arrive: arrived.resolve, released: released.promise }
    return { arrived: arrived.promise, release: released.resolve }
  }

  accountOf(accessToken: string): string | undefined {
    return this.#grants.find((grant) => grant.accessToken === accessToken)?.account
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    if (request.url === '/api/token') return this.#answerTokenCall(request, response)
    const account = this.accountOf(request.headers.authorization?.replace('Bearer ', '') ?? '')
    const profile = { status: 200, body: { id: account, display_name: `${account}!` } }
    return send(response, account ? profile : { status: 401, body: {} })
  }

  async #answerTokenCall(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const form = new URLSearchParams(await readText(request))
    this.calls.push({ form, authorization: request.headers.authorization })
    const hold = this.#hold
    this.#hold = undefined
    hold?.arrive()
    await hold?.released
    if (this.failure === 'hang-up') return response.destroy()
    const isRefresh = form.get('grant_type') === 'refresh_token'
    return send(response, this.failure ?? (isRefresh ? this.#refresh(form) : this.#redeem(form)))
  }

  #redeem(form: URLSearchParams): Answer {
    const code = form.get('code') ?? ''
    const account = this.#codes.get(code)
    this.#codes.delete(code)
    return account === undefined ? refusal('invalid_grant') : this.#tokenAnswer(this.#grant(account), true)
  }

  #refresh(form: URLSearchParams): Answer {
    const refreshToken = form.get('refresh_token') ?? ''
    const reused = this.#grants.find(({ spentRefreshTokens }) => spentRefreshTokens.has(refreshToken))
    if (reused) reused.revoked = true
    const grant = this.#grants.find((candidate) => candidate.refreshToken === refreshToken && !candidate.revoked)
    if (!grant) return refusal('invalid_grant')
    grant.accessToken = createToken('access')
    if (this.rotates) {
      grant.spentRefreshTokens.add(grant.refreshToken)
      grant.refreshToken = createToken('refresh')
    }
    return this.#tokenAnswer(grant, this.rotates)
  }

  #grant(account: string): Grant {
    const [accessToken, refreshToken] = [createToken('access'), createToken('refresh')]
    const grant = { account, accessToken, refreshToken, spentRefreshTokens: new Set<string>(), revoked: false }
    this.#grants.push(grant)
    return grant
  }

  #tokenAnswer({ accessToken, refreshToken }: Grant, withRefreshToken: boolean): Answer {
    const body = {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: this.accessTokenTtl,
      ...(withRefreshToken && { refresh_token: refreshToken }),
      ...this.extra,
    }
    return { status: 200, body }
  }
}

export async function startAccountsServer(): Promise<AccountsServer> {
  const accounts = new AccountsServer()
  accounts.origin = await startHttpServer((request, response) => accounts.answer(request, response))
  return accounts
}

const createToken = (kind: 'access' | 'refresh') => `test_${kind}_${randomBytes(24).toString('base64url')}`

const refusal = (error: string): Answer => ({ status: 400, body: { error, error_description: `${error}, it said` } })

function send(response: ServerResponse, { status, body, headers = {} }: Answer) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
