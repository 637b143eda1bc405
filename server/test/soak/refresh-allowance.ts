import { refreshesPerMinute } from '../../src/account/account.routes.ts'
import type { Answer } from '../harness/answer.ts'

const minuteMs = 60_000
/** Between the clocks of the two sides, on a busy machine. */
const slackMs = 2_000

/** What one session may ask for at `POST /auth/refresh`, as its own requests tell: it checks that the server keeps to it. */
export class RefreshAllowance {
  readonly #now: () => number
  /** When it asked, within the last minute. */
  #asked: number[] = []
  #mayAskAt = 0

  /** @param now monotonic, in milliseconds */
  constructor(now: () => number) {
    this.#now = now
  }

  /** False while the server has asked to wait. */
  mayAsk = (): boolean => this.#now() >= this.#mayAskAt

  /** To be called with each answer. @returns what was wrong with it */
  take({ status, headers, text }: Pick<Answer, 'status' | 'headers' | 'text'>): string | undefined {
    const now = this.#now()
    this.#asked = [...this.#asked.filter((at) => now - at < minuteMs + slackMs), now]
    const before = this.#asked.length - 1
    if (status !== 429) return before >= 2 * refreshesPerMinute ? `${before} refreshes within a minute` : undefined
    const seconds = Number(headers['retry-after'])
    if (!text.includes('"rate-limited"') || !(seconds >= 1 && seconds <= 60)) return `429 ${text}`
    this.#mayAskAt = now + seconds * 1_000
    return before < refreshesPerMinute ? `refused after ${before} refreshes: ${text}` : undefined
  }
}
