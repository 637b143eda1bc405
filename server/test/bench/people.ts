import { Agent, type Dispatcher } from 'undici'
import { scopes } from '../../contract/scopes.ts'
import { Browser } from '../harness/browser.ts'
import { LeakDetector } from './../harness/leak-detector.ts'

/** Signs people in at a subject as browsers do, each from an address of its own, as behind a proxy. */
export class People {
  readonly #origin: string
  readonly #connections = new Agent()
  #count = 0

  constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`
  }

  /**
   * The whole way, apart from the consent: the upstream grants to every account that a code names.
   * @param kind how the account's name begins; `short` gets an access token that lives for two seconds
   * @returns the session's cookie, as the browser sends it
   */
  async signIn(kind = 'person'): Promise<string> {
    this.#count += 1
    const address = { origin: this.#origin, publicUrl: this.#origin }
    const browser = new Browser(
      address,
      new LeakDetector(),
      from(this.#connections, `10.0.${this.#count >> 8}.${this.#count & 255}`),
    )
    const state = (await browser.begin({ scopes })).searchParams.get('state') ?? ''
    const response = new URLSearchParams({ code: `${kind}-${this.#count}.${state}`, state })
    const { status, text } = await browser.get(`/auth/callback?${response}`, { crossSite: true })
    const problem = /Problem <code>([\w-]+)/.exec(text)?.[1] ?? text
    // The sessions of the subjects go by different names, and nothing but a session is left of a sign-in.
    const cookie = browser.cookieHeader()
    if (status !== 302 || cookie === '') throw new Error(`A sign-in ended with ${status}: ${problem}`)
    return cookie
  }

  /** @param count how many sessions, each of an account of its own */
  signInMany = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, () => this.signIn()))

  close = (): Promise<void> => this.#connections.destroy()
}

const from = (connections: Dispatcher, address: string): Dispatcher =>
  connections.compose((dispatch) => (options, handler) => {
    const headers = { ...options.headers, 'x-forwarded-for': address }
    return dispatch({ ...options, headers }, handler)
  })
