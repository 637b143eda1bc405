import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { longestTask, traced } from './longest-task.ts'

/** What it costs the flow to draw five hundred messages as they arrive. */
export interface FlowArriving {
  messages: number
  /** The longest task in processor time, and the longest time between two frames. */
  longestTaskMs: number
  longestFrameMs: number
}

const calls = 250
const atOnce = 10

/** The calls are made beside the page, with its cookie: what is measured is the view alone. Each call is two messages. */
export async function measureFlowArriving(browser: Browser, options: BrowserContextOptions): Promise<FlowArriving> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto('/flow')
  await page.getByRole('listbox').waitFor()
  await browser.startTracing(page, traced)
  await page.evaluate(watchFrames)
  for (let call = 0; call < calls; call += atOnce)
    await Promise.all(Array.from({ length: atOnce }, () => callOnce(page)))
  await page.getByText(/^5\d\d messages/).waitFor({ timeout: 60_000 })
  const longestFrameMs = await page.evaluate(() => (globalThis as unknown as { longestFrameMs: number }).longestFrameMs)
  const longestTaskMs = longestTask(await browser.stopTracing())
  await context.close()
  return { messages: calls * 2, longestTaskMs, longestFrameMs }
}

let called = 0

async function callOnce(page: Page): Promise<void> {
  called += 1
  await page.request.get(`/api/spotify/v1/search?q=${called}&type=track&limit=1`)
}

/** Runs in the page: notes the longest time between two frames. */
function watchFrames(): void {
  const noted = Object.assign(globalThis, { longestFrameMs: 0 })
  let before = performance.now()
  const look = (now: number) => {
    noted.longestFrameMs = Math.max(noted.longestFrameMs, now - before)
    before = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
