import type { Simulator } from '../harness/simulator.ts'

type Effect = Parameters<Simulator['tokenFault']>[0]

/** What goes wrong at Spotify on an ordinary day. */
const ofWebApi: readonly Effect[] = [
  { status: 500 },
  { status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } },
  { status: 503 },
  { status: 429, headers: { 'retry-after': 1 } },
  { status: 401, body: { error: { status: 401, message: 'The access token expired' } } },
  { reset: true },
  { truncate: true },
  { delayMs: 300 },
  { delayMs: 2000 },
]
/** None that spends a refresh token and loses the answer: a grant lost to that is not the server's. */
const ofTokenEndpoint: readonly Effect[] = [
  { status: 500 },
  { status: 503, headers: { 'retry-after': 1 } },
  { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
  { reset: true },
  { delayMs: 500 },
]

const share = 0.05
const oneOf = <One>(many: readonly One[]): One | undefined => many[Math.floor(Math.random() * many.length)]

/** Makes the next call upstream go wrong, one time in twenty. */
export async function perhapsFault(simulator: Simulator, where: 'web-api' | 'token-endpoint'): Promise<void> {
  if (Math.random() >= share) return
  const effect = oneOf(where === 'web-api' ? ofWebApi : ofTokenEndpoint)
  const path = where === 'web-api' ? '/v1' : '/api/token'
  if (effect) await simulator.fault({ match: { path }, effect, times: 1 })
}
