import { Dispatcher } from 'undici'

/** Something that a simulated process did, and whether that process lives. */
interface Presented {
  by: string
  isAlive(): boolean
}

interface EndpointOptions {
  /** How long an answer takes. */
  answerMs: number
  /** How long an access token works. */
  tokenLifeSeconds: number
  /** As at Spotify: an answer brings no new refresh token, and the old one works again and again. */
  keepsRefreshTokens: boolean
  report(violation: string): void
}

/**
 * A token endpoint that rotates refresh tokens and ends the grant when one is presented a second time (RFC 9700 §4.14.2).
 * A process that died with the answer is not held to account: nobody can know what it received.
 */
export class RotatingEndpoint {
  /** The number of the newest pair of tokens. */
  newest = 0
  isRevoked = false
  readonly #options: EndpointOptions
  readonly #presented = new Map<string, Presented>()

  constructor(options: EndpointOptions) {
    this.#options = options
  }

  /** How the process `by` reaches the endpoint. @param received called when an answer has arrived there */
  dispatcherFor(by: string, isAlive: () => boolean, received: (refreshToken: string) => void): Dispatcher {
    const answer = (form: string) => this.#answer(new URLSearchParams(form).get('refresh_token') ?? '', { by, isAlive })
    const { answerMs } = this.#options
    return new (class extends Dispatcher {
      override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
        const controller = { resume() {}, pause() {}, abort() {}, aborted: false, paused: false, reason: null }
        handler.onRequestStart?.(controller as unknown as Dispatcher.DispatchController, {})
        const { status, body } = answer(String(options.body))
        setTimeout(() => {
          if (body.refresh_token !== undefined) received(body.refresh_token)
          const started = controller as unknown as Dispatcher.DispatchController
          handler.onResponseStart?.(started, status, { 'content-type': 'application/json' }, 'OK')
          handler.onResponseData?.(started, Buffer.from(JSON.stringify(body)))
          handler.onResponseEnd?.(started, {})
        }, answerMs)
        return true
      }
    })()
  }

  #answer(refreshToken: string, presented: Presented): { status: number; body: Record<string, string> } {
    const { keepsRefreshTokens } = this.#options
    const before = this.#presented.get(refreshToken)
    this.#presented.set(refreshToken, presented)
    if (before && !keepsRefreshTokens) {
      this.isRevoked = true
      if (before.isAlive())
        this.#options.report(`${refreshToken} was presented by ${before.by}, then by ${presented.by}`)
    }
    if (this.isRevoked) return { status: 400, body: { error: 'invalid_grant' } }
    this.newest += 1
    const expires_in = String(this.#options.tokenLifeSeconds)
    const tokens = { access_token: `access-${this.newest}`, token_type: 'Bearer', expires_in }
    return { status: 200, body: keepsRefreshTokens ? tokens : { ...tokens, refresh_token: `refresh-${this.newest}` } }
  }
}
