import { fetch } from 'undici'
import { createSimulator, type Simulator as Server } from '../../src/simulator/simulator.ts'

interface Fault {
  match: { method?: string; path?: string; exact?: boolean }
  effect: {
    status?: number
    body?: unknown
    headers?: Record<string, string | number>
    delayMs?: number
    reset?: true
    truncate?: true | number
  }
  times?: number
}

interface LoggedRequest {
  /** Epoch milliseconds. */
  at: number
  method: string
  path: string
  status: number
  grantType?: string
}

interface State {
  grants: { account: string; scopes: string[]; revoked: boolean }[]
}

/** A simulator of its own, driven by its controls over HTTP as any test script would. */
export class Simulator {
  readonly #server: Server

  constructor(server: Server) {
    this.#server = server
  }

  static start = async (redirectUris: readonly string[]) =>
    new Simulator(await createSimulator({ port: 0, redirectUris }))

  get origin(): string {
    return this.#server.origin
  }

  reset = () => this.#control('POST', 'reset')
  fault = (fault: Fault) => this.#control('POST', 'faults', fault)
  /** A fault of the token endpoint. */
  tokenFault = (effect: Fault['effect'], times?: number) =>
    this.fault({ match: { path: '/api/token' }, effect, ...(times !== undefined && { times }) })
  mend = () => this.#control('DELETE', 'faults')
  settings = (change: Record<string, unknown>) => this.#control('PATCH', 'settings', change)
  expireTokens = (account?: string) => this.#control('POST', 'tokens/expire', account ? { account } : {})
  revokeGrants = (account?: string) => this.#control('POST', 'grants/revoke', account ? { account } : {})
  changeAccount = (id: string, change: Record<string, unknown>) => this.#control('PATCH', `accounts/${id}`, change)
  advanceClock = (advance: string) => this.#control('POST', 'clock', { advance })
  resetClock = () => this.#control('POST', 'clock', { reset: true })
  close = () => this.#server.close()

  async grants(): Promise<State['grants']> {
    return ((await this.#control('GET', 'state')) as State).grants
  }

  /** What it received on paths that begin so, newest last. */
  async requests(path: string): Promise<LoggedRequest[]> {
    const answer = await this.#control('GET', `requests?path=${encodeURIComponent(path)}`)
    return (answer as { requests: LoggedRequest[] }).requests
  }

  /** Token requests of one kind. */
  async tokenCalls(grantType: 'authorization_code' | 'refresh_token'): Promise<number> {
    return (await this.requests('/api/token')).filter((request) => request.grantType === grantType).length
  }

  /** Tells every request from now on, however many there are. */
  watch(see: (request: { method: string; url: string }) => void): void {
    this.#server.app.server.on('request', ({ method = '', url = '' }) => see({ method, url }))
  }

  async #control(method: string, control: string, body?: unknown): Promise<unknown> {
    const json =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${this.origin}/simulator/${control}`, { method, ...json })
    if (!response.ok) throw new Error(`${method} ${control}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}
