import type { Dispatcher } from 'undici'
import { Answer } from './answer.ts'
import { answerConsent, type Consent } from './consent.ts'
import { EventReader } from './event-reader.ts'
import type { LeakDetector } from './leak-detector.ts'

/** The address a server listens at, and the origin that browsers see. */
export interface Address {
  origin: string
  publicUrl: string
}

export interface Send {
  method?: Dispatcher.HttpMethod
  headers?: Record<string, string | string[]>
  body?: string | Buffer
  signal?: AbortSignal
  /** It begins at another site: cookies that are `Strict` stay at home. */
  crossSite?: boolean
}

export interface Ask extends Consent {
  scopes?: readonly string[]
  returnTo?: string
}

/**
 * As much of a browser as a server can notice: it keeps cookies, tells where it was sent, and follows nothing by
 * itself.
 */
export class Browser {
  readonly cookies = new Map<string, Cookie>()
  readonly #address: Address
  readonly #leakDetector: LeakDetector
  readonly #dispatcher: Dispatcher

  /** @param dispatcher the caller opens and closes its connections */
  constructor(address: Address, leakDetector: LeakDetector, dispatcher: Dispatcher) {
    this.#address = address
    this.#leakDetector = leakDetector
    this.#dispatcher = dispatcher
  }

  /** @param url a path, or an address of the server under its own name */
  async send(url: string, { crossSite = false, ...options }: Send = {}): Promise<Answer> {
    const { origin, publicUrl } = this.#address
    const path = url.startsWith(publicUrl) ? url.slice(publicUrl.length) : url
    const cookie = this.cookieHeader(crossSite)
    const headers = { ...(cookie && { cookie }), ...options.headers }
    // Not by way of a URL, whose parser would tidy the path up.
    const response = await this.#dispatcher.request({ method: 'GET', ...options, origin, path, headers })
    const answer = new Answer(response, await response.body.text())
    this.#leakDetector.addAnswer(answer)
    for (const line of answer.setCookies) this.#keep(line)
    return answer
  }

  get = (url: string, options: Send = {}) => this.send(url, options)

  /** With the proof that our own pages give. */
  act = (method: Dispatcher.HttpMethod, url: string, options: Send = {}) =>
    this.send(url, { ...options, method, headers: { 'x-csrf': '1', ...options.headers } })

  /** A Web API call through the gateway. */
  call = (path: string, options: Send = {}) => this.act(options.method ?? 'GET', `/api/spotify/v1${path}`, options)

  /** Opens the stream of what plays. @param query what stands behind the `?` */
  listen(query = '', headers: Record<string, string> = {}): Promise<EventReader> {
    return this.readEvents(`/api/player/events?${query}`, headers)
  }

  /** Opens a stream of server-sent events. */
  async readEvents(path: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const { origin } = this.#address
    const options = { headers: { cookie: this.cookieHeader(), ...headers }, method: 'GET' } as const
    return new EventReader(await this.#dispatcher.request({ ...options, origin, path }))
  }

  session = async () => (await this.get('/api/session')).json()

  /** Begins a sign-in. @returns the authorization request it was sent away with */
  async begin({ scopes = [], returnTo = '/' }: Ask = {}): Promise<URL> {
    const query = new URLSearchParams({ scope: scopes.join(' '), returnTo })
    const { location, status, text } = await this.get(`/auth/sign-in?${query}`)
    if (location === '') throw new Error(`The sign-in did not begin: ${status} ${text}`)
    const request = new URL(location)
    this.#leakDetector.addSecret(request.searchParams.get('state'))
    return request
  }

  /** What the authorization server sends it back with, once it has consented there. */
  visitConsent = (authorizationRequest: URL, consent: Consent = {}) => answerConsent(authorizationRequest, consent)

  comeBack(authorizationResponse: string, options: Send = {}): Promise<Answer> {
    const [, query = ''] = authorizationResponse.split('?')
    for (const name of ['state', 'code']) this.#leakDetector.addSecret(new URLSearchParams(query).get(name))
    return this.get(authorizationResponse, { crossSite: true, ...options })
  }

  /** The whole way, to the redirect at its end. */
  async signIn(ask: Ask = {}): Promise<Answer> {
    return this.comeBack(await this.visitConsent(await this.begin(ask), ask))
  }

  /** As another one would be at this address, with all it kept. */
  carrying(other: Browser): this {
    for (const [name, cookie] of other.cookies) this.cookies.set(name, cookie)
    return this
  }

  /** What a copy of a session cookie still gives: whether it is signed in, and the status of a call. */
  async worthOf(cookie: string): Promise<[unknown, number]> {
    const headers = { cookie }
    return [
      (await this.get('/api/session', { headers })).json().authenticated,
      (await this.call('/me', { headers })).status,
    ]
  }

  cookieHeader(crossSite = false): string {
    const sent = [...this.cookies].filter(([, { attributes }]) => !crossSite || !/samesite=strict/i.test(attributes))
    return sent.map(([name, { value }]) => `${name}=${value}`).join('; ')
  }

  /** The session's cookie as it goes over the wire. */
  get sessionCookie(): string {
    const [name, cookie] = [...this.cookies].find(([, { attributes }]) => /samesite=strict/i.test(attributes)) ?? []
    return cookie ? `${name}=${cookie.value}` : ''
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=', 2)
    if (/(^|; )max-age=0(;|$)/i.test(attributes.join('; '))) this.cookies.delete(name)
    else this.cookies.set(name, { value, attributes: attributes.join('; ') })
    this.#leakDetector.addSecret(value)
  }
}

interface Cookie {
  value: string
  attributes: string
}
