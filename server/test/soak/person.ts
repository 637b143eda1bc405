import { setTimeout as delay } from 'node:timers/promises'
import { scopes } from '../../contract/scopes.ts'
import type { Answer } from '../harness/answer.ts'
import type { Browser } from '../harness/browser.ts'
import type { Simulator } from '../harness/simulator.ts'
import { perhapsFault } from './faults.ts'
import { RefreshAllowance } from './refresh-allowance.ts'

/** What was seen by all together. */
export interface Tally {
  calls: number
  signIns: number
  refreshes: number
  streams: number
  /** Answers that trouble upstream explains. */
  troubled: number
  /** Answers that nothing explains. */
  unexpected: string[]
  /** Sessions that ended although no person ended them. */
  lost: number
}

export const newTally = (): Tally => ({
  ...{ calls: 0, signIns: 0, refreshes: 0, streams: 0, troubled: 0, lost: 0 },
  unexpected: [],
})

const reads = [
  '/me',
  '/me/playlists?limit=20',
  '/me/top/tracks?limit=10',
  '/me/top/artists?limit=10',
  '/me/tracks?limit=20',
  '/me/player',
  '/me/player/devices',
  '/me/player/recently-played?limit=10',
  '/search?q=love&type=track&limit=5',
]
const accounts = ['ada', 'ben', 'cleo']
const pick = <One>(many: readonly [One, ...One[]] | readonly One[]): One =>
  many[Math.floor(Math.random() * many.length)] as One

/** A person who signs in, looks around, listens and leaves again, in one way or another. */
export class Person {
  readonly #newBrowser: () => Browser
  readonly #simulator: Simulator
  readonly #tally: Tally
  #browser: Browser | undefined
  #refreshes = new RefreshAllowance(() => performance.now())

  constructor(newBrowser: () => Browser, simulator: Simulator, tally: Tally) {
    this.#newBrowser = newBrowser
    this.#simulator = simulator
    this.#tally = tally
  }

  /** Does one thing after the other until it is time. */
  async live(until: number): Promise<void> {
    while (performance.now() < until) {
      await this.#act().catch((error) => this.#tally.unexpected.push(String(error)))
      await delay(Math.random() * 60)
    }
  }

  async #act(): Promise<void> {
    const browser = this.#browser
    if (!browser) return this.#signIn()
    const dice = Math.random()
    if (dice < 0.7) return this.#call(browser, pick(reads))
    if (dice < 0.8) return this.#judge(await browser.get('/api/session'))
    if (dice < 0.86) return this.#command(browser)
    if (dice < 0.91) return this.#refresh(browser)
    if (dice < 0.95) return this.#leaveEarly(browser)
    if (dice < 0.98) return this.#listen(browser)
    return this.#leave(browser)
  }

  async #signIn(): Promise<void> {
    this.#tally.signIns += 1
    await perhapsFault(this.#simulator, 'token-endpoint')
    const browser = this.#newBrowser()
    this.#judge(await browser.signIn({ scopes, account: pick(accounts) }))
    this.#keep(browser)
  }

  #keep(browser: Browser): void {
    if (browser.sessionCookie !== '') this.#browser = browser
    // Each session has an allowance of its own.
    this.#refreshes = new RefreshAllowance(() => performance.now())
  }

  async #call(browser: Browser, path: string): Promise<void> {
    await perhapsFault(this.#simulator, 'web-api')
    this.#judge(await browser.call(path))
  }

  async #command(browser: Browser): Promise<void> {
    await perhapsFault(this.#simulator, 'web-api')
    this.#judge(await browser.call(`/me/player/volume?volume_percent=${pick([20, 50])}`, { method: 'PUT' }))
  }

  /** As often as it may, and once more now and then: then it waits as long as it is told. */
  async #refresh(browser: Browser): Promise<void> {
    if (!this.#refreshes.mayAsk()) return
    this.#tally.refreshes += 1
    await perhapsFault(this.#simulator, 'token-endpoint')
    const answer = await browser.act('POST', '/auth/refresh')
    const mistake = this.#refreshes.take(answer)
    if (mistake === undefined) this.#judge(answer)
    else this.#tally.unexpected.push(mistake)
  }

  /** Is gone before the answer is there. */
  async #leaveEarly(browser: Browser): Promise<void> {
    this.#tally.calls += 1
    const leaving = new AbortController()
    const call = browser.call(pick(reads), { signal: leaving.signal }).catch(() => {})
    await delay(Math.random() * 10)
    leaving.abort()
    await call
  }

  async #listen(browser: Browser): Promise<void> {
    this.#tally.streams += 1
    const stream = await browser.listen()
    await delay(500 + Math.random() * 1000)
    stream.close()
    await stream.ended
  }

  /** As people do: by the button, by a second sign-in, or without a word. */
  async #leave(browser: Browser): Promise<void> {
    const how = Math.random()
    if (how < 0.4) this.#judge(await browser.act('POST', '/auth/sign-out'))
    else if (how < 0.7) {
      this.#judge(await browser.signIn({ scopes, account: pick(accounts) }))
      return this.#keep(browser)
    }
    this.#browser = undefined
  }

  #judge({ status, text }: Answer): void {
    this.#tally.calls += 1
    const code = /"code":"([\w-]+)"/.exec(text)?.[1] ?? /Problem <code>([\w-]+)</.exec(text)?.[1]
    if (status < 400 || isOwn(code)) return
    if (explained.has(`${status} ${code}`)) this.#tally.troubled += 1
    else this.#tally.unexpected.push(`${status} ${text}`)
    if (status !== 401) return
    this.#tally.lost += 1
    this.#browser = undefined
  }
}

/** Answers that are about the account, not failures. */
const isOwn = (code: string | undefined) => code === 'premium-required' || code === 'no-active-device'

const explained = new Set([
  '429 rate-limited',
  '502 upstream-invalid',
  '503 upstream-unavailable',
  '504 upstream-timeout',
])
