import { scopes } from '../../contract/scopes.ts'
import type { Script } from '../../src/simulator/testing/script.ts'
import type { WireAnswer } from './answer-check.ts'

/** What one call sends besides its method and path. */
export interface Input {
  query?: Record<string, string | number>
  /** A text goes out as it is, anything else as JSON. */
  body?: unknown
}

/** Somebody who calls the Web API over HTTP with a token got as anyone gets one. */
export class Caller {
  readonly #script: Script
  readonly #headers: Record<string, string>

  constructor(script: Script, accessToken?: string) {
    this.#script = script
    this.#headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  }

  /** With every scope there is, unless told otherwise. */
  static async signedIn(script: Script, account: string, granted: readonly string[] = scopes): Promise<Caller> {
    return new Caller(script, (await script.signIn(granted.join(' '), account)).access_token)
  }

  async call(method: string, path: string, { query = {}, body }: Input = {}): Promise<WireAnswer> {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
    const response = await this.#script.send(`/v1${path}${search.size > 0 ? `?${search}` : ''}`, {
      method,
      headers: this.#headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';')
    return { status: response.status, mediaType, text: await response.text() }
  }

  /** @throws {Error} where the answer is no success */
  async read(path: string): Promise<unknown> {
    const { status, text } = await this.call('GET', path)
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`)
    return JSON.parse(text)
  }
}
