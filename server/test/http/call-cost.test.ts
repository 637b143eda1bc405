import { getHeapStatistics } from 'node:v8'
import { expect } from 'vitest'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import type { SessionStore } from '../../src/store/session-store.ts'
import type { Store } from '../../src/store/store.ts'
import { productionTimeouts } from '../../src/timeouts.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'

interface Cost {
  /** Requests to Spotify, of any kind. */
  upstream: number
  storeReads: number
  /** Calls of the store that may write. */
  storeWrites: number
}

type Act = (browser: Browser) => Promise<{ status: number }>

const scopes = ['user-top-read']
const call: Act = (browser) => browser.call('/me/top/artists?limit=20')
const nothing: Cost = { upstream: 0, storeReads: 0, storeWrites: 0 }

/**
 * What each costs at most, one after the other, with the status it answers. `pnpm bench` measures time; this holds what
 * the time is spent on, on every machine.
 */
const costs: readonly [what: string, status: number, most: Cost, act: Act][] = [
  ['the first call of a session', 200, { ...nothing, upstream: 1, storeReads: 1 }, call],
  ['every call after it', 200, { ...nothing, upstream: 1 }, call],
  ['/api/session', 200, nothing, (browser) => browser.get('/api/session')],
  ['/api/operations', 200, nothing, (browser) => browser.get('/api/operations')],
  ['/healthz', 200, nothing, (browser) => browser.get('/healthz')],
  ['a call without the scope for it', 403, nothing, (browser) => browser.call('/me/tracks?limit=1')],
  ['a refresh', 200, { ...nothing, upstream: 1, storeWrites: 1 }, (browser) => browser.act('POST', '/auth/refresh')],
  ['the call after a refresh', 200, { ...nothing, upstream: 1, storeReads: 1 }, call],
  // The code and the account; the attempt is spent, a session is created, and the one before it ended. The flow asks why.
  [
    'a sign-in',
    302,
    { ...nothing, upstream: 2, storeReads: 1, storeWrites: 3 },
    (browser) => browser.signIn({ scopes }),
  ],
  [
    'a sign-out',
    204,
    { ...nothing, storeReads: 1, storeWrites: 1 },
    (browser) => browser.act('POST', '/auth/sign-out'),
  ],
]

test('no request costs more calls of Spotify or of the store than it must', async ({ startApp, simulator }) => {
  const counted = { ...nothing }
  simulator.watch(({ url }) => {
    if (url.startsWith('/api/token') || url.startsWith('/v1/')) counted.upstream += 1
  })
  const store = countCalls(createMemoryStore(), counted)
  // On a busy machine the whole test takes longer than a session is kept.
  const session = { ...productionTimeouts.session, openedMs: 600_000 }
  const app = await startApp({}, { store, timeouts: { ...productionTimeouts, session } })
  const browser = await app.signIn({ scopes })
  for (const [what, status, most, act] of costs) {
    Object.assign(counted, nothing)
    expect((await act(browser)).status, what).toBe(status)
    for (const name of Object.keys(most) as (keyof Cost)[])
      expect(counted[name], `${name} of ${what}`).toBeLessThanOrEqual(most[name])
  }
})

/**
 * What one allocates at most, in KB: twice what was measured. Client, server and simulator are one process here, so this
 * finds what copies a body again and again or keeps an object for each call, and not a small object more.
 */
const allocations: readonly [what: string, mostKb: number, act: Act][] = [
  ['/healthz', 160, (browser) => browser.get('/healthz')],
  ['/api/session', 160, (browser) => browser.get('/api/session')],
  ['a call', 600, call],
]

test('no request allocates much more than it needs', async ({ startApp }) => {
  const browser = await (await startApp({ LOG_LEVEL: 'warn' })).signIn({ scopes })
  for (const [what, mostKb, act] of allocations) {
    const rounds: number[] = []
    // Compilers and timers allocate too, in some rounds: many short ones leave one that has only the calls in it.
    for (let round = 0; round < 10; round++) rounds.push(await allocatedKb(() => act(browser)))
    expect(Math.min(...rounds), `${what}: KB in each round ${rounds.map(Math.round).join(', ')}`).toBeLessThan(mostKb)
  }
})

/** KB for each of twenty calls, the garbage too. */
async function allocatedKb(act: () => Promise<unknown>): Promise<number> {
  const times = 20
  const before = getHeapStatistics().total_allocated_bytes
  for (let call = 0; call < times; call++) await act()
  return (getHeapStatistics().total_allocated_bytes - before) / times / 1024
}

/** The same store, whose calls are counted. */
function countCalls(store: Store, counted: Cost): Store {
  const reads: ReadonlySet<string> = new Set<keyof SessionStore>(['read', 'listByAccount', 'countLive', 'isSpent'])
  const sessions = new Proxy(store.sessions, {
    get(target, name: keyof SessionStore) {
      const method = target[name]
      return (...args: Parameters<typeof method>) => {
        counted[reads.has(name) ? 'storeReads' : 'storeWrites'] += 1
        return Reflect.apply(method, target, args)
      }
    },
  })
  return { ...store, sessions }
}
