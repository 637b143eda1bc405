import type { Browser, BrowserContextOptions, CDPSession, Page } from '@playwright/test'
import { longestTask, traced } from './longest-task.ts'

/** What the playlist with ten thousand songs costs. The simulator answers after 100 ms. */
export interface LongPlaylist {
  firstRowsMs: number
  /** Until all songs are read, and the same one page after another: the time of ten pages, times twenty. */
  wholeMs: number
  inTurnMs: number
  /** While the list scrolls by itself: the longest task in processor time, the longest frame, and rows in the document at most. */
  longestTaskMs: number
  longestFrameMs: number
  mostRows: number
  heapMegabytes: number
}

const pagesInTurn = 10
const pages = 200

/** @param path of the playlist */
export async function measureLongPlaylist(
  browser: Browser,
  path: string,
  options: BrowserContextOptions,
): Promise<LongPlaylist> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.goto(path, { waitUntil: 'commit' })
  await page.locator('[aria-rowindex="2"][aria-busy="false"]').waitFor()
  const firstRowsMs = await page.evaluate(() => performance.now())
  const inTurnMs = (await readInTurn(page, `/api/spotify/v1${path}/items`)) * (pages / pagesInTurn)
  const wholeMs = await readWhole(page)
  await browser.startTracing(page, traced)
  const scrolled = await page.evaluate(scrollThrough)
  const longestTaskMs = longestTask(await browser.stopTracing())
  const heapMegabytes = await heapOf(session)
  await context.close()
  return { firstRowsMs, wholeMs, inTurnMs, longestTaskMs, ...scrolled, heapMegabytes }
}

/** Milliseconds for some pages, the next asked for when the last is there. They are far down, so that none is cached. */
async function readInTurn(page: Page, address: string): Promise<number> {
  return page.evaluate(
    async ([url, count]) => {
      const began = performance.now()
      for (let at = 0; at < count; at++)
        await (await fetch(`${url}?limit=50&offset=${9_000 + at * 50}&market=SE`)).json()
      return performance.now() - began
    },
    [address, pagesInTurn] as const,
  )
}

/** Sorting needs every song. @returns milliseconds from the first request for them until they show */
async function readWhole(page: Page): Promise<number> {
  await page.goto(`${page.url()}?order=title`, { waitUntil: 'commit' })
  await page.locator('[aria-rowindex="2"][aria-busy="false"]').waitFor({ timeout: 120_000 })
  return page.evaluate(() => {
    const requests = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/playlists/'))
    return performance.now() - Math.min(...requests.map(({ startTime }) => startTime))
  })
}

/** Scrolls 600 px in each frame, for 200 frames: a wheel turned as fast as it can be. */
async function scrollThrough(): Promise<{ longestFrameMs: number; mostRows: number }> {
  const main = document.querySelector('main')
  let longestFrameMs = 0
  let mostRows = 0
  let before = await new Promise<number>(requestAnimationFrame)
  for (let frame = 0; frame < 200; frame++) {
    main?.scrollBy(0, 600)
    const now = await new Promise<number>(requestAnimationFrame)
    longestFrameMs = Math.max(longestFrameMs, now - before)
    mostRows = Math.max(mostRows, document.querySelectorAll('[aria-rowindex]').length)
    before = now
  }
  return { longestFrameMs, mostRows }
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
