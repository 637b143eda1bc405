import type { Browser, BrowserContextOptions, CDPSession, Page } from '@playwright/test'
import type { MeasuredScreen } from './screens.ts'

/** What one load of a screen costs, with an empty cache. */
export interface ScreenLoad {
  path: string
  signedIn: boolean
  /** Files of JavaScript and CSS. */
  files: number
  /** KB on the wire, compressed: of JavaScript and CSS; of everything. */
  codeKilobytes: number
  allKilobytes: number
  /** Milliseconds from the start of the navigation. */
  sessionAskedMs: number
  firstPaintMs: number
  usableMs: number
  /** Milliseconds of tasks beyond 50 ms each. */
  blockedMs: number
  layoutShift: number
}

/** A slow mobile line, as Lighthouse has it: 1.6 Mbit/s down, 0.75 up, 150 ms. */
const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
}

/** Runs in the page before anything else: notes what happens while it loads. */
function observe(usable: string): void {
  const noted = { layoutShift: 0, blockedMs: 0, usableMs: 0 }
  Object.assign(globalThis, { noted })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && typeof entry.value === 'number') noted.layoutShift += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.blockedMs += Math.max(0, duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    if (document.querySelector(usable)) noted.usableMs = performance.now()
    else requestAnimationFrame(look)
  }
  look()
}

/** What the page noted, and what the browser knows of its first paint and of the request for the session. */
function readNotes() {
  const { noted } = globalThis as unknown as {
    noted: { layoutShift: number; blockedMs: number; usableMs: number }
  }
  const session = performance.getEntriesByName(`${location.origin}/api/session`)[0]
  const paint = performance.getEntriesByName('first-contentful-paint')[0]
  return { ...noted, sessionAskedMs: session?.startTime ?? Number.NaN, firstPaintMs: paint?.startTime ?? Number.NaN }
}

/** Loads a screen once over a slow line. */
export async function measureLoad(
  browser: Browser,
  screen: MeasuredScreen,
  options: BrowserContextOptions,
): Promise<ScreenLoad> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const received = await recordBytes(await context.newCDPSession(page))
  await page.addInitScript(observe, screen.usable)
  await page.goto(screen.path, { waitUntil: 'commit' })
  const notes = await settled(page)
  await context.close()
  const code = received().filter(({ url }) => /\/assets\/[^/]+\.(?:js|css)$/.test(url))
  return {
    path: screen.path,
    signedIn: screen.signedIn,
    files: code.length,
    codeKilobytes: kilobytes(code),
    allKilobytes: kilobytes(received()),
    ...notes,
  }
}

/** Shifts and tasks after the screen is usable count too: waits until nothing stands in for something else. */
async function settled(page: Page) {
  await page.waitForFunction(
    () => (globalThis as unknown as { noted: { usableMs: number } }).noted.usableMs > 0,
    undefined,
    { timeout: 60_000 },
  )
  await page.waitForFunction(() => document.querySelector('.animate-breathe') === null)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  return page.evaluate(readNotes)
}

interface Received {
  url: string
  bytes: number
}

/** Slows the line down, and notes what comes over it. */
async function recordBytes(session: CDPSession): Promise<() => Received[]> {
  const urls = new Map<string, string>()
  const received: Received[] = []
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    received.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }),
  )
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', slowLine)
  return () => received
}

function kilobytes(received: readonly Received[]): number {
  return received.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
}
