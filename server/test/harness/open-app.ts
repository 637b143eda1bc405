import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Agent } from 'undici'
import { cookieNames } from '../../contract/cookies.ts'
import { type AppOptions, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { openStore } from '../../src/start/open-store.ts'
import { productionTimeouts, scaleTimeouts, type Timeouts } from '../../src/timeouts.ts'
import { type Address, type Ask, Browser } from './browser.ts'
import { LeakDetector } from './leak-detector.ts'

/** The addresses that the apps here are configured with; each listens on a free port of its own. */
export const localUrl = 'http://127.0.0.1:8888'
export const publicUrl = 'https://deck.example'
/** A second app on the host of the first. */
export const neighbourUrl = 'http://127.0.0.1:8890'

/** The session's cookie of an app at `localUrl`. */
export const { session: sessionCookie } = cookieNames(localUrl)

/** The settings of an app with a simulator of its own. */
export const settingsFor = (simulatorOrigin: string) => ({
  PUBLIC_URL: localUrl,
  SIMULATOR: 'off',
  SPOTIFY_CLIENT_ID: 'scopedeck-local',
  SPOTIFY_CLIENT_SECRET: 'scopedeck-local-secret',
  SPOTIFY_AUTHORIZE_URL: `${simulatorOrigin}/authorize`,
  SPOTIFY_TOKEN_URL: `${simulatorOrigin}/api/token`,
  SPOTIFY_API_URL: `${simulatorOrigin}/v1`,
  SESSION_STORE: 'memory:',
  SESSION_KEYS: randomBytes(32).toString('base64'),
})

export interface App extends Address {
  /** How many connections are open to it. */
  connections(): Promise<number>
  /** How many live streams are open. */
  streams(): number
  /** Of the BFF alone, ahead of the machine's. */
  clock: { aheadMs: number }
  log: string[]
  browser(): Browser
  /** A browser that has signed in. */
  signIn(ask?: Ask): Promise<Browser>
  /** Closes as after a signal: no new request is served. */
  goDown(): Promise<void>
  close(): Promise<void>
}

/**
 * A tenth of the production values, for tests that wait until a limit is over. Clients of ours keep the production
 * limits, because a busy machine serves them late. `timeouts.test.ts` asserts the production values.
 */
export const shortTimeouts: Timeouts = { ...scaleTimeouts(productionTimeouts, 1 / 10), http: productionTimeouts.http }

/** What is not as usual; a store that is handed in stays open. */
export type Extras = Partial<Pick<AppOptions, 'timeouts' | 'live' | 'store' | 'untakenLimits'>>

/** The app as it runs, on a free port, with a clock that can be moved. */
export async function openApp(
  settings: Record<string, string>,
  leakDetector = new LeakDetector(),
  { store: shared, ...extras }: Extras = {},
): Promise<App> {
  const config = readConfig(settings)
  const clock = { aheadMs: 0 }
  const logger = createLogger('trace', leakDetector.stream)
  const store = shared ?? (await openStore(config, logger, extras.timeouts?.store))
  const app = await createApp({
    config,
    keys: config.sessionKeys === 'data-folder' ? [randomBytes(32)] : config.sessionKeys,
    store,
    logger,
    now: () => Date.now() + clock.aheadMs,
    webRoot: join(import.meta.dirname, '../../../web/dist'),
    ...extras,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = {
    origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    publicUrl: config.publicUrl,
  }
  const connections = new Agent()
  const browser = () => new Browser(address, leakDetector, connections)
  return {
    ...address,
    connections: () => promisify(app.server.getConnections.bind(app.server))(),
    streams: app.livePlayback.count,
    clock,
    log: leakDetector.log,
    browser,
    async signIn(ask = {}) {
      const visitor = browser()
      await visitor.signIn(ask)
      return visitor
    },
    goDown: () => app.close(),
    async close() {
      await connections.destroy()
      await app.close()
      if (!shared) await store.close()
    },
  }
}
