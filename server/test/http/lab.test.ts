import { isDeepStrictEqual } from 'node:util'
import { describe, expect } from 'vitest'
import type { FlowStep } from '../../contract/flow-record.ts'
import { type Exchange, exchangeOfRequest, exchangeOfStep } from '../../contract/lab/exchange.ts'
import { type ExperimentId, experiment, experimentIds } from '../../contract/lab/experiments.ts'
import type { LabRequests, LabStart } from '../../contract/lab/lab-api.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import type { App } from '../harness/open-app.ts'
import type { Simulator } from '../harness/simulator.ts'
import { mistakes } from './lab-mistakes.ts'

/** The settings of a server whose provider is this simulator by its own name. */
const simulated = (origin: string) => ({
  SIMULATOR: 'on',
  SIMULATOR_PORT: new URL(origin).port,
  SPOTIFY_AUTHORIZE_URL: '',
  SPOTIFY_TOKEN_URL: '',
  SPOTIFY_API_URL: '',
})

const json = { 'content-type': 'application/json' }
const scopes = ['playlist-read-private', 'user-read-playback-state']

interface Lab {
  app: App
  simulator: Simulator
  ada: Browser
}

async function start({ ada }: Lab, id: ExperimentId, round: number): Promise<LabStart> {
  const answer = await ada.act('POST', `/api/lab/${id}`, { headers: json, body: JSON.stringify({ round }) })
  expect([answer.status, answer.text]).toEqual([200, expect.anything()])
  return answer.json() as unknown as LabStart
}

/** What the page of the lab does for an experiment. */
async function run(lab: Lab, id: ExperimentId, meanwhile = async () => {}) {
  const { app, simulator, ada } = lab
  const { rounds, signsIn, goesOn } = experiment(id)
  const first = await start(lab, id, 0)
  if (signsIn) await ada.signIn({ scopes, returnTo: '/lab' })
  await meanwhile()
  for (const [nth, { calls }] of rounds.entries()) {
    if (nth > 0) await start(lab, id, nth)
    await Promise.all(calls.flatMap(({ path, times }) => Array.from({ length: times }, () => ada.call(path))))
  }
  if (goesOn) {
    // As long as any pause that these experiments ask for.
    app.clock.aheadMs += 10_000
    await simulator.advanceClock('10s')
    await ada.call('/me')
  }
  if (signsIn) await ada.call('/me')
  return first
}

async function seenInside({ ada }: Lab, since: number): Promise<Exchange[]> {
  const { steps } = (await ada.get('/api/flow')).json() as { steps: FlowStep[] }
  return steps.filter(({ at }) => at >= since).map(exchangeOfStep)
}

/** Whoever judges must be able to blame: each expectation fails for a client with one of the mistakes. */
function blamed(id: ExperimentId, done: readonly Exchange[]): string[] {
  const clients = Object.values(mistakes).map((mistake) => mistake(done))
  return experiment(id)
    .expects.filter(({ judge }) => clients.some((each) => judge(each, true).state === 'failed'))
    .map(({ says }) => says)
}

/** The expectations that fail while the messages of a good client come in. */
function blamedMeanwhile(id: ExperimentId, done: readonly Exchange[]): string[] {
  const asTheyCame = done.toSorted((one, other) => one.endedAt - other.endedAt)
  const known = asTheyCame.map((_, nth) => done.filter((each) => asTheyCame.slice(0, nth).includes(each)))
  return experiment(id)
    .expects.filter(({ judge }) => known.some((part) => judge(part, false).state === 'failed'))
    .map(({ says }) => says)
}

describe('this app does what is expected of any client', () => {
  test.for(experimentIds)('%s', async (id, { startApp, simulator }) => {
    const app = await startApp(simulated(simulator.origin))
    const lab = { app, simulator, ada: await app.signIn({ scopes }) }
    const { since, simulatorSince } = await run(lab, id)
    const inside = await seenInside(lab, since)
    const findings = experiment(id).expects.map(({ says, judge }) => ({ says, ...judge(inside, true) }))
    expect(findings, JSON.stringify(inside, null, 1)).toEqual(
      findings.map(({ says }) => expect.objectContaining({ says, state: 'held' })),
    )
    expect(blamed(id, inside)).toEqual(experiment(id).expects.map(({ says }) => says))
    expect(blamedMeanwhile(id, inside)).toEqual([])
    const { requests } = (
      await lab.ada.get(`/api/lab/requests?since=${simulatorSince}`)
    ).json() as unknown as LabRequests
    const outside = requests.flatMap((request, nth) => exchangeOfRequest(request, nth) ?? [])
    const wired = experiment(id).expects.filter(({ seenFrom }) => seenFrom === 'wire')
    expect(wired.map(({ says, judge }) => ({ says, ...judge(outside, true) }))).toEqual(
      wired.map(({ says }) => expect.objectContaining({ says, state: 'held' })),
    )
  })
})

/** Those that fail whatever is called, so that a poll of the server may meet the failure before the page does. */
const ofEveryCall = experimentIds.filter((id) =>
  experiment(id).rounds[0]?.controls.some(
    ({ path, body }) => path === 'grants/revoke' || isDeepStrictEqual(body.match, { path: '/v1' }),
  ),
)

describe('a poll of the server that meets the failure first leaves no expectation open', () => {
  test.for(ofEveryCall)('%s', async (id, { startApp, simulator }) => {
    const app = await startApp(simulated(simulator.origin))
    const lab = { app, simulator, ada: await app.signIn({ scopes }) }
    const { since } = await run(lab, id, async () => void (await lab.ada.call('/me/player')))
    const inside = await seenInside(lab, since)
    const findings = experiment(id).expects.map(({ says, judge }) => ({ says, ...judge(inside, true) }))
    expect(findings, JSON.stringify(inside, null, 1)).toEqual(
      findings.map(({ says }) => expect.objectContaining({ says, state: 'held' })),
    )
  })
})

describe('the lab', () => {
  test('switches the simulator and says what is on, also what a script has set; one request ends all of it', async ({
    startApp,
    simulator,
  }) => {
    const ada = await (await startApp(simulated(simulator.origin))).signIn({ scopes })
    const on = async () => (await ada.get('/api/lab')).json().on
    expect(await on()).toEqual([])
    await ada.act('POST', '/api/lab/malformed-body', { headers: json, body: '{"round":0}' })
    expect(await on()).toEqual(['malformed-body'])
    // Switching one on stops the other.
    await ada.act('POST', '/api/lab/owner-not-premium', { headers: json, body: '{"round":0}' })
    expect(await on()).toEqual(['owner-not-premium'])
    expect((await ada.get('/api/simulator')).json()).toEqual({ aheadMs: 0, faults: 0, settings: 1 })
    await simulator.fault({ match: { path: '/v1/me', exact: true }, effect: { reset: true } })
    await simulator.advanceClock('1h')
    expect(await on()).toEqual(['offline', 'owner-not-premium'])
    expect((await ada.act('DELETE', '/api/simulator')).json()).toEqual({ aheadMs: 0, faults: 0, settings: 0 })
    expect([await on(), (await ada.call('/me')).status]).toEqual([[], 200])
  })

  test('does what its table says and nothing that a browser thinks up', async ({ startApp, simulator }) => {
    const ada = await (await startApp(simulated(simulator.origin))).signIn({ scopes })
    const post = async (path: string, body: string, headers = {}) =>
      (await ada.send(path, { method: 'POST', headers: { ...json, 'x-csrf': '1', ...headers }, body })).status
    expect(await post('/api/lab/made-up', '{"round":0}')).toBe(400)
    expect(await post('/api/lab/offline', '{"round":1}')).toBe(400)
    expect(await post('/api/lab/offline', '{"round":0}', { 'x-csrf': '' })).toBe(403)
    expect((await ada.get('/api/lab')).json()).toEqual({ on: [] })
    expect(await post('/api/lab/offline', '{"round":0,"match":{"path":"/"},"effect":{"status":500}}')).toBe(200)
    expect((await ada.get('/api/lab')).json()).toEqual({ on: ['offline'] })
    expect((await ada.get('/api/simulator')).json()).toMatchObject({ faults: 1 })
  })

  test('takes orders from this machine alone, and none at another provider', async ({ startApp, simulator }) => {
    const ada = await (await startApp(simulated(simulator.origin))).signIn({ scopes })
    const forwarded = { 'x-forwarded-for': '203.0.113.7' }
    const real = (await startApp()).browser()
    for (const [method, path] of [
      ['POST', '/api/lab/offline'],
      ['GET', '/api/lab'],
      ['GET', '/api/lab/requests?since=0'],
      ['DELETE', '/api/simulator'],
    ] as const) {
      const [type, body] = method === 'POST' ? [json, { body: '{"round":0}' }] : [{}, {}]
      expect([path, (await ada.act(method, path, { headers: { ...forwarded, ...type }, ...body })).status]).toEqual([
        path,
        404,
      ])
      expect([path, (await real.act(method, path, { headers: type, ...body })).status]).toEqual([path, 404])
    }
  })
})
