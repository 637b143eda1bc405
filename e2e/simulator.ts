import type { APIRequestContext } from '@playwright/test'

export interface Fault {
  match: { method?: string; path?: string }
  effect: { status?: number; body?: unknown; headers?: Record<string, string>; delayMs?: number; reset?: true }
  times?: number
}

interface LoggedRequest {
  at: number
  method: string
  path: string
  status: number
  client: string | null
}

/** The simulator's controls, as a scenario uses them. */
export class Simulator {
  readonly #request: APIRequestContext
  readonly #origin: string
  /** Whether a fault has asked the server to wait, which it then does for a while, whatever becomes of the world. */
  asksToWait = false

  constructor(request: APIRequestContext, origin: string) {
    this.#request = request
    this.#origin = origin
  }

  reset = () => this.send('POST', 'reset')
  addFault = (fault: Fault) => this.send('POST', 'faults', fault)
  clearFaults = () => this.send('DELETE', 'faults')
  changeSettings = (settings: Record<string, unknown>) => this.send('PATCH', 'settings', settings)
  changeAccount = (id: string, change: Record<string, unknown>) => this.send('PATCH', `accounts/${id}`, change)
  expireAccessTokens = (account?: string) => this.send('POST', 'tokens/expire', account ? { account } : {})
  revokeGrants = (account?: string) => this.send('POST', 'grants/revoke', account ? { account } : {})
  advanceClock = (advance: string) => this.send('POST', 'clock', { advance })

  /** What the simulator received on paths that begin so, newest last. */
  async requests(path: string): Promise<LoggedRequest[]> {
    const response = await this.#request.get(`${this.#origin}/simulator/requests`, { params: { path } })
    return (await response.json()).requests
  }

  /** The name of what an account plays. */
  async playing(account: string): Promise<string> {
    const response = await this.#request.get(`${this.#origin}/simulator/state`)
    const { accounts } = await response.json()
    return accounts.find(({ id }: { id: string }) => id === account).playback.item
  }

  async send(method: string, control: string, data?: unknown): Promise<void> {
    if (control === 'faults') this.asksToWait ||= JSON.stringify(data ?? {}).includes('"retry-after"')
    const response = await this.#request.fetch(`${this.#origin}/simulator/${control}`, {
      method,
      ...(data === undefined ? {} : { data }),
    })
    if (!response.ok()) throw new Error(`${method} ${control}: ${response.status()} ${await response.text()}`)
  }
}
