import { Agent, request } from 'undici'
import { scopes } from '../../contract/scopes.ts'
import type { Answer } from '../harness/answer.ts'
import type { Ask, Browser, Send } from '../harness/browser.ts'
import { LeakDetector } from '../harness/leak-detector.ts'
import { type App, localUrl, openApp, settingsFor } from '../harness/open-app.ts'
import { Simulator } from '../harness/simulator.ts'
import { checkAnswer } from './invariants.ts'
import { isOperation } from './operation.ts'

/** After so many attacks the log is read for leaks, and the bystander is checked. */
const checkEvery = 250
/** After so many checks the bystander signs in again: the simulator forgets the oldest of 20,000 grants. */
const checksEach = 10

/** A running app with a simulator behind it, and a bystander: a signed-in session that no attack may affect. */
export interface Harness {
  app: App
  simulator: Simulator
  /** Token calls so far. */
  tokenCalls(): number
  /** All requests of the app to the simulator so far. */
  callsUpstream(): number
  /** Sends as a browser does, from an address of its own, and checks the invariants of every answer. */
  send(browser: Browser, url: string, options?: Send): Promise<Answer>
  /** Begins a sign-in and consents at once. @returns the address of the authorization response */
  approve(browser: Browser, ask?: Ask): Promise<string>
  /** A browser that has signed in. */
  signIn(scopes?: readonly string[]): Promise<Browser>
  /** Consents at the simulator. @returns the address of the authorization response */
  consent(authorizationRequest: string): Promise<string>
  /** Called after each attack. Checks the bystander after every 250th. */
  afterAttack(): Promise<void>
  /** @throws {Error} the bystander was affected, a secret leaked, or the Web API was called at an unknown address */
  checkBystander(): Promise<void>
  /** Requests sent so far. */
  sent(): number
  close(): Promise<void>
}

export async function openHarness(): Promise<Harness> {
  const simulator = await Simulator.start([`${localUrl}/auth/callback`])
  await simulator.settings({ autoApprove: 'ada' })
  const leakDetector = new LeakDetector()
  // Limits count by address, and every request here has one of its own.
  const app = await openApp({ ...settingsFor(simulator.origin), TRUST_PROXY: 'loopback' }, leakDetector)
  const connections = new Agent()
  const upstream = countUpstream(simulator)
  const client = createClient(app, connections)
  const { afterAttack, checkBystander } = await createChecks(client, leakDetector, upstream)
  return {
    app,
    simulator,
    ...client,
    tokenCalls: () => upstream.tokenCalls,
    callsUpstream: () => upstream.all,
    afterAttack,
    checkBystander,
    async close() {
      await connections.destroy()
      await app.close()
      await simulator.close()
    },
  }
}

interface UpstreamCalls {
  tokenCalls: number
  all: number
  /** Calls that are no operation of the catalogue. */
  unknown: string[]
}

function countUpstream(simulator: Simulator): UpstreamCalls {
  const calls: UpstreamCalls = { tokenCalls: 0, all: 0, unknown: [] }
  simulator.watch(({ method, url }) => {
    calls.all += 1
    if (url === '/api/token') calls.tokenCalls += 1
    else if (!isOperation(method, url) && !/^\/(authorize|simulator)\b/.test(url))
      calls.unknown.push(`${method} ${url}`)
  })
  return calls
}

type Client = Pick<Harness, 'send' | 'consent' | 'approve' | 'signIn' | 'sent'>

function createClient(app: App, connections: Agent): Client {
  let sent = 0
  const send: Client['send'] = async (browser, url, options = {}) => {
    sent += 1
    const headers = { 'x-forwarded-for': addressOf(sent), ...options.headers }
    const answer = await browser.send(url, { ...options, headers })
    checkAnswer(answer, { method: options.method ?? 'GET', url })
    return answer
  }
  const consent: Client['consent'] = async (authorizationRequest) => {
    const { headers, body } = await request(authorizationRequest, { dispatcher: connections })
    await body.dump()
    return String(headers.location)
  }
  const approve: Client['approve'] = async (browser, { scopes = [], returnTo = '/' } = {}) => {
    const query = new URLSearchParams({ scope: scopes.join(' '), returnTo })
    return consent((await send(browser, `/auth/sign-in?${query}`)).location)
  }
  const signIn: Client['signIn'] = async (scopes = []) => {
    const browser = app.browser()
    await send(browser, await approve(browser, { scopes }), { crossSite: true })
    return browser
  }
  return { send, consent, approve, signIn, sent: () => sent }
}

async function createChecks({ signIn }: Client, leakDetector: LeakDetector, { unknown }: UpstreamCalls) {
  let bystander = await signIn(scopes)
  let attacks = 0
  let checks = 0
  const checkBystander = async () => {
    leakDetector.forgetChecked()
    leakDetector.assertNoLeaks()
    const { authenticated } = await bystander.session()
    const { status } = await bystander.call('/me')
    if (authenticated !== true || status !== 200)
      throw new Error(`The bystander was affected: authenticated ${authenticated}, a call ${status}`)
    checks += 1
    if (checks % checksEach === 0) bystander = await signIn(scopes)
    if (unknown.length > 0) throw new Error(`The Web API was called at ${unknown.join(', ')}`)
  }
  return {
    checkBystander,
    async afterAttack() {
      attacks += 1
      if (attacks % checkEvery === 0) await checkBystander()
    },
  }
}

const addressOf = (nth: number) => `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`
