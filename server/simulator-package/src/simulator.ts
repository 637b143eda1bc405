import { ControlClient } from './control-client.ts'
import type {
  AccountChange,
  AccountView,
  ClientView,
  ClockView,
  Fault,
  LoggedRequest,
  NewClient,
  Settings,
  SettingsChange,
  Snapshot,
  StateView,
  TokenSet,
  World,
  WorldView,
} from './control-types.ts'
import { checkCalls } from './expected-calls.ts'

export interface Address {
  /** Without a slash at the end: `http://localhost:8889`. */
  url: string
  /** The client that tests act as; the seeded one unless said. */
  clientId?: string
  clientSecret?: string
  /** Where the simulator asks for one. */
  controlToken?: string | undefined
  /** Of a certificate that the system does not know: what to trust, as PEM. */
  ca?: string | undefined
}

interface SimulatorOptions extends Address {
  close(): Promise<void>
}

/** One simulated Spotify: a whole simulator, or one world of it. */
export class Simulator {
  readonly url: string
  /** Instead of `https://accounts.spotify.com/authorize`. */
  readonly authorizeUrl: string
  /** Instead of `https://accounts.spotify.com/api/token`. */
  readonly tokenUrl: string
  /** Instead of `https://api.spotify.com/v1`. */
  readonly apiUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** What clients have to trust, as PEM, where the simulator made its certificate itself. */
  readonly ca: string | undefined
  readonly #controls: ControlClient
  readonly #close: () => Promise<void>
  readonly #controlToken: string | undefined

  constructor(options: SimulatorOptions) {
    const {
      url,
      clientId = 'scopedeck-local',
      clientSecret = 'scopedeck-local-secret',
      controlToken,
      ca,
      close,
    } = options
    this.url = url
    this.authorizeUrl = `${url}/authorize`
    this.tokenUrl = `${url}/api/token`
    this.apiUrl = `${url}/v1`
    this.clientId = clientId
    this.clientSecret = clientSecret
    this.ca = ca
    this.#controls = new ControlClient({ url, controlToken, ca })
    this.#controlToken = controlToken
    this.#close = close
  }

  /** Makes a grant, and a token set for it, without a browser. */
  signIn(account: string, scopes: readonly string[] = [], clientId: string = this.clientId): Promise<TokenSet> {
    return this.#controls.call('POST', 'sign-in', { account, scopes, clientId })
  }

  /** What came on paths that begin so, newest last. */
  async requests(path = ''): Promise<LoggedRequest[]> {
    const query = new URLSearchParams({ path })
    const answer = await this.#controls.call<{ requests: LoggedRequest[] }>('GET', `requests?${query}`)
    return answer.requests
  }

  /**
   * Checks that exactly these calls came, in this order, since the start or the last reset.
   * @param expected each `GET /v1/me`, or with its status `GET /v1/me 200`; `*` stands for one part of a path
   * @param path only calls on paths that begin so
   * @throws {Error} that lists what was expected and what came
   */
  async expectCalls(expected: readonly string[], path = ''): Promise<void> {
    checkCalls(expected, await this.requests(path))
  }

  /** Settings, clients, accounts, grants, faults, clock. */
  state(): Promise<StateView> {
    return this.#controls.call('GET', 'state')
  }

  changeSettings(change: SettingsChange): Promise<Settings> {
    return this.#controls.call('PATCH', 'settings', change)
  }

  changeAccount(id: string, change: AccountChange): Promise<AccountView> {
    return this.#controls.call('PATCH', `accounts/${encodeURIComponent(id)}`, change)
  }

  registerClient(client: NewClient): Promise<ClientView> {
    return this.#controls.call('POST', 'clients', client)
  }

  /** @param duration such as `59m` or `1h30m`: ms, s, m, h, d, mo */
  advanceClock(duration: string): Promise<ClockView> {
    return this.#controls.call('POST', 'clock', { advance: duration })
  }

  resetClock(): Promise<ClockView> {
    return this.#controls.call('POST', 'clock', { reset: true })
  }

  async addFault(fault: Fault): Promise<void> {
    await this.#controls.call('POST', 'faults', fault)
  }

  async clearFaults(): Promise<void> {
    await this.#controls.call('DELETE', 'faults')
  }

  /** Ends the access tokens of an account, or of all. */
  async expireAccessTokens(account?: string): Promise<void> {
    await this.#controls.call('POST', 'tokens/expire', account === undefined ? {} : { account })
  }

  /** As if an account, or all of them, had removed the app. */
  async revokeGrants(account?: string): Promise<void> {
    await this.#controls.call('POST', 'grants/revoke', account === undefined ? {} : { account })
  }

  /**
   * Makes an isolated world: accounts, library, clock, faults and log of its own, at an address of its own.
   * @param file a world; without one, the seeded world
   * @returns a simulator like this one; `close` deletes the world
   */
  async createWorld(file?: World): Promise<Simulator> {
    const world = await this.#controls.call<WorldView>('POST', 'worlds', file)
    const { id, baseUrl: url, clientId, clientSecret } = world
    const close = () => this.#controls.call<void>('DELETE', `worlds/${encodeURIComponent(id)}`)
    return new Simulator({ url, clientId, clientSecret, controlToken: this.#controlToken, ca: this.ca, close })
  }

  /** The whole state of this world, for `restore`. */
  snapshot(): Promise<Snapshot> {
    return this.#controls.call('GET', 'snapshot')
  }

  async restore(snapshot: Snapshot): Promise<void> {
    await this.#controls.call('PUT', 'snapshot', snapshot)
  }

  /** Back to the world as it began, with an empty log and the clock where it was. */
  async reset(): Promise<void> {
    await this.#controls.call('POST', 'reset')
  }

  /** Ends what was started for this simulator: the server, or its world. */
  close(): Promise<void> {
    return this.#close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#close()
  }
}
