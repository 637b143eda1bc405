import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, request } from '@playwright/test'
import { readOptions } from '@scopedeck/server/contract/command-line.ts'
import { ensureChromium, launchArgs } from '../browser.ts'
import { signIn } from '../consent.ts'
import { startServer } from '../server.ts'
import { Simulator } from '../simulator.ts'
import { measureFlowArriving } from './flow-arriving.ts'
import { measureLongPlaylist } from './long-playlist.ts'
import { measureLoad, type ScreenLoad } from './screen-load.ts'
import { measuredScreens, scopes } from './screens.ts'
import { type Report, tableOf } from './table.ts'

readOptions('pnpm bench:web', {})

/** The upstream answers as late as Spotify does. */
const latencyMs = 100
const rounds = 3

const server = await startServer()
const browser = await chromium.launch({ executablePath: ensureChromium(), args: launchArgs })
try {
  report(await measure())
} finally {
  await browser.close()
  await server.stop()
}

async function measure(): Promise<Report> {
  const simulator = new Simulator(await request.newContext(), server.simulatorOrigin)
  await simulator.changeSettings({ latencyMs })
  const phone: BrowserContextOptions = { baseURL: server.origin, viewport: { width: 390, height: 844 } }
  const { cookies, longPlaylist } = await signInOnce(browser, phone)
  const screens: ScreenLoad[] = []
  for (const screen of measuredScreens(longPlaylist)) {
    // A session of its own: one session may hold only so many event streams.
    const { cookies } = await signInOnce(browser, phone)
    const loads: ScreenLoad[] = []
    for (let round = 0; round < rounds; round++) {
      loads.push(await measureLoad(browser, screen, { ...phone, ...(screen.signedIn && { storageState: cookies }) }))
    }
    screens.push(median(loads))
  }
  const wide = { ...phone, viewport: { width: 1440, height: 900 }, storageState: cookies }
  return {
    screens,
    longPlaylist: await measureLongPlaylist(browser, longPlaylist, wide),
    flowArriving: await measureFlowArriving(browser, wide),
  }
}

async function signInOnce(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await signIn(page, 'ada', scopes, '/playlists')
  const longPlaylist = await page.getByRole('link', { name: /Everything, Ever/ }).getAttribute('href')
  const { cookies } = await context.storageState()
  await context.close()
  return { cookies: { cookies, origins: [] }, longPlaylist: longPlaylist ?? '' }
}

/** The load that was usable in the middle of all times. */
function median(loads: readonly ScreenLoad[]): ScreenLoad {
  const [load] = loads.toSorted((one, other) => one.usableMs - other.usableMs).slice(Math.floor(loads.length / 2))
  if (!load) throw new Error('No load was measured.')
  return load
}

function report(measured: Report): void {
  const folder = join(import.meta.dirname, '../../test-results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'bench-web.json'), JSON.stringify(measured, undefined, 2))
  console.log(`${tableOf(measured)}\n\nIn figures: test-results/bench-web.json`)
}
