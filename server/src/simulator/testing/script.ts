import { createHash } from 'node:crypto'
import { fetch, type RequestInit, type Response } from 'undici'

type Parameters = Record<string, string | undefined>

interface Consent {
  account?: string
  decision?: 'approve' | 'deny'
  headers?: Record<string, string>
}

interface Tokens {
  access_token: string
  token_type: string
  scope: string
  expires_in: number
  refresh_token: string
}

/** A test script: a Spotify client in a few lines of fetch that shares no code with the server's client. */
export class Script {
  static readonly redirectUri = 'http://127.0.0.1:8888/auth/callback'
  static readonly basic = basic('scopedeck-local', 'scopedeck-local-secret')
  static readonly verifier = 'a-verifier-of-forty-three-characters-or-more'
  readonly origin: string

  constructor(origin: string) {
    this.origin = origin
  }

  send(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.origin + path, { redirect: 'manual', ...init })
  }

  async control(method: string, name: string, body?: unknown): Promise<Response> {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return this.send(`/simulator/${name}`, { method, ...(body === undefined ? {} : json) })
  }

  async requests(path = ''): Promise<Record<string, unknown>[]> {
    const response = await this.control('GET', `requests?path=${encodeURIComponent(path)}`)
    return ((await response.json()) as { requests: Record<string, unknown>[] }).requests
  }

  /** A request that passes, but for what is said to be different; `undefined` leaves a parameter out. */
  parameters(different: Parameters = {}): URLSearchParams {
    const usual = {
      client_id: 'scopedeck-local',
      response_type: 'code',
      redirect_uri: Script.redirectUri,
      state: 'a state',
    }
    const given = Object.entries({ ...usual, ...different }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    )
    return new URLSearchParams(given)
  }

  authorize(different: Parameters = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(`/authorize?${this.parameters(different)}`, { headers })
  }

  /** Opens the consent page, and posts its form as it stands with an answer put in. */
  async consent(different: Parameters = {}, { account = 'ada', decision = 'approve', headers = {} }: Consent = {}) {
    const page = await (await this.authorize(different)).text()
    const hidden = [...page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]))
    form.set('account', account)
    form.set('decision', decision)
    return this.send('/authorize', { method: 'POST', body: form, headers })
  }

  async code(different: Parameters = {}, consent: Consent = {}): Promise<string> {
    return answerOf(await this.consent(different, consent)).get('code') ?? ''
  }

  token(form: Parameters, authorization: string | undefined = Script.basic): Promise<Response> {
    const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const headers = authorization === '' ? {} : { authorization }
    return this.send('/api/token', { method: 'POST', body: new URLSearchParams(given), headers })
  }

  redeem(code: string, different: Parameters = {}, authorization?: string): Promise<Response> {
    const usual = { grant_type: 'authorization_code', code, redirect_uri: Script.redirectUri }
    return this.token({ ...usual, ...different }, authorization)
  }

  refresh(refreshToken: string, authorization?: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken }, authorization)
  }

  /** From consent to tokens. */
  async signIn(scope = '', account = 'ada'): Promise<Tokens> {
    return (await (await this.redeem(await this.code({ scope }, { account }))).json()) as Tokens
  }

  /** The same without a browser, by the control. */
  async signInAt(account: string, scopes: readonly string[], clientId?: string): Promise<Tokens> {
    return (await (await this.control('POST', 'sign-in', { account, scopes, clientId })).json()) as Tokens
  }

  me(accessToken: string): Promise<Response> {
    return this.send('/v1/me', { headers: { authorization: `Bearer ${accessToken}` } })
  }
}

export function basic(clientId: string, clientSecret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** What a redirect brought back. */
export function answerOf(response: Response): URLSearchParams {
  return new URL(response.headers.get('location') ?? '').searchParams
}

function unescaped(text: string): string {
  const characters: Record<string, string> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (entity, name: string) => characters[name] ?? entity)
}
