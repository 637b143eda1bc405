import { Agent, request } from 'undici'
import { scopes } from '../../contract/scopes.ts'
import type { Answer } from '../harness/answer.ts'
import type { Ask, Browser, Send } from '../harness/browser.ts'
import { LeakDetector } from '../harness/leak-detector.ts'
import { type App, localUrl, openApp, settingsFor } from '../harness/open-app.ts'
import { Simulator } from '../harness/simulator.ts'
import { judge } from './invariants.ts'
import { isOperation } from './operation.ts'

/** How many attacks pass before the log is read and somebody looks after who has nothing to do with it. */
const watchEvery = 250
/** How many looks one of them is looked after: the simulator forgets the oldest of twenty thousand grants. */
const looksEach = 10

/** A running deck with a simulator behind it, and somebody signed in who must not notice anything. */
export interface Arena {
  app: App
  simulator: Simulator
  /** How many token calls there were so far. */
  tokenCalls(): number
  /** How many requests the deck has made of all it could. */
  callsUpstream(): number
  /** Sends as a browser does, from an address of its own, and judges the answer as every answer is judged. */
  send(browser: Browser, url: string, options?: Send): Promise<Answer>
  /** Begins a sign-in and consents at once. @returns the address of the authorization response */
  approve(browser: Browser, ask?: Ask): Promise<string>
  /** A browser that has signed in. */
  signIn(scopes?: readonly string[]): Promise<Browser>
  /** The simulator consents at once. @returns the address of the authorization response */
  consent(authorizationRequest: string): Promise<string>
  /** Called after each attack, and looks every now and then. */
  watch(): Promise<void>
  /** @throws {Error} somebody else was hurt, or something was said that should not be */
  lookAfter(): Promise<void>
  /** How many requests were sent. */
  sent(): number
  close(): Promise<void>
}

export async function openArena(): Promise<Arena> {
  const simulator = await Simulator.start([`${localUrl}/auth/callback`])
  await simulator.settings({ autoApprove: 'ada' })
  const leakDetector = new LeakDetector()
  // Limits count by address, and every request here has one of its own.
  const app = await openApp({ ...settingsFor(simulator.origin), TRUST_PROXY: 'loopback' }, leakDetector)
  const connections = new Agent()
  const seen = { tokenCalls: 0, all: 0, strange: [] as string[] }
  simulator.watch(({ method, url }) => {
    seen.all += 1
    if (url === '/api/token') seen.tokenCalls += 1
    else if (!isOperation(method, url) && !/^\/(authorize|simulator)\b/.test(url)) seen.strange.push(`${method} ${url}`)
  })
  let attacks = 0
  let sent = 0

  const send: Arena['send'] = async (browser, url, options = {}) => {
    sent += 1
    const headers = { 'x-forwarded-for': addressOf(sent), ...options.headers }
    const answer = await browser.send(url, { ...options, headers })
    judge(answer, { method: options.method ?? 'GET', url })
    return answer
  }
  const consent: Arena['consent'] = async (authorizationRequest) => {
    const { headers, body } = await request(authorizationRequest, { dispatcher: connections })
    await body.dump()
    return String(headers.location)
  }
  const approve: Arena['approve'] = async (browser, { scopes = [], returnTo = '/' } = {}) => {
    const query = new URLSearchParams({ scope: scopes.join(' '), returnTo })
    return consent((await send(browser, `/auth/sign-in?${query}`)).location)
  }
  const signIn: Arena['signIn'] = async (scopes = []) => {
    const browser = app.browser()
    await send(browser, await approve(browser, { scopes }), { crossSite: true })
    return browser
  }
  let bystander = await signIn(scopes)
  let looks = 0

  const lookAfter = async () => {
    leakDetector.forgetChecked()
    leakDetector.assertNoLeaks()
    const { authenticated } = await bystander.session()
    const { status } = await bystander.call('/me')
    if (authenticated !== true || status !== 200)
      throw new Error(`Somebody else was hurt: authenticated ${authenticated}, a call ${status}`)
    looks += 1
    if (looks % looksEach === 0) bystander = await signIn(scopes)
    if (seen.strange.length > 0) throw new Error(`The Web API was asked for ${seen.strange.join(', ')}`)
  }

  return {
    app,
    simulator,
    tokenCalls: () => seen.tokenCalls,
    callsUpstream: () => seen.all,
    send,
    consent,
    approve,
    signIn,
    async watch() {
      attacks += 1
      if (attacks % watchEvery === 0) await lookAfter()
    },
    lookAfter,
    sent: () => sent,
    async close() {
      await connections.destroy()
      await app.close()
      await simulator.close()
    },
  }
}

const addressOf = (nth: number) => `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`
