import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Browser, BrowserContext } from '@playwright/test'
import type { Chapter, Scenario } from '@scopedeck/server/contract/scenarios/scenario.ts'
import { PageChecks } from '../page-checks.ts'
import { playChapter, prepare } from '../scenarios/play.ts'
import type { Stage } from '../scenarios/stage.ts'
import type { Server } from '../server.ts'
import { Simulator } from '../simulator.ts'
import { desk, takePictures } from './pictures.ts'

interface DemoOptions {
  browser: Browser
  deck: Server
  scenario: Scenario
  /** For its pictures. */
  folder: string
  /** After each step. */
  paceMs: number
}

/** A chapter that was played. */
export interface Shot {
  chapter: Chapter
  ms: number
  problem?: string
}

/** A scenario as it was played. */
export interface Take {
  scenario: Scenario
  /** Without those behind one that failed. */
  shots: readonly Shot[]
  ms: number
  /** What Spotify was asked for: calls of its Web API. */
  calls: number
  problem?: string
  /** `in chapter 2, “Ask”` */
  failedAt?: string
  hasVideo?: boolean
}

/** Plays a scenario in a browser of its own, with its pictures and a trace. It resolves also where the scenario fails. */
export async function playDemo({ browser, deck, scenario, folder, paceMs }: DemoOptions): Promise<Take> {
  const context = await browser.newContext({ baseURL: deck.origin, viewport: desk, reducedMotion: 'reduce' })
  await context.tracing.start({ snapshots: true })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const checks = new PageChecks(page, deck, scenario.expectedErrors)
  const simulator = new Simulator(context.request, deck.simulatorOrigin)
  const stage: Stage = { page, simulator, scenario, pause: () => pauseFor(paceMs) }
  try {
    const began = performance.now()
    const failure = await failureOf(async () => {
      await simulator.reset()
      await prepare(stage)
    })
    const shots = failure ? [] : await playShots(stage, folder)
    const [calls, ms] = [(await simulator.requests('/v1/')).length, since(began)]
    const failed = shots.find(({ problem }) => problem)
    const problem = failure ?? failed?.problem ?? (await failureOf(() => closingChecks(checks)))
    return {
      ...{ scenario, shots, ms, calls },
      ...(problem && { problem }),
      ...(failed && { failedAt: `in chapter ${shots.length}, “${failed.chapter.title}”` }),
    }
  } finally {
    await close(context, folder)
  }
}

async function playShots(stage: Stage, folder: string): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const chapter of stage.scenario.chapters) {
    const began = performance.now()
    const problem = await failureOf(() => playChapter(stage, chapter))
    const ms = since(began)
    const unpictured = await failureOf(() => takePictures(stage.page, folder, shots.length + 1))
    const told = problem ?? unpictured
    shots.push({ chapter, ms, ...(told && { problem: told }) })
    if (told) break
  }
  return shots
}

/** The same three with which a test ends. */
async function closingChecks(checks: PageChecks): Promise<void> {
  await checks.checkAccessibility()
  await checks.checkSecrets()
  checks.checkConsole()
}

async function close(context: BrowserContext, folder: string): Promise<void> {
  await context.tracing.stop({ path: join(folder, 'trace.zip') })
  await context.close()
}

/** What was wrong, in words; `undefined` where nothing was. */
async function failureOf(play: () => Promise<void>): Promise<string | undefined> {
  try {
    await play()
    return undefined
  } catch (error) {
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  }
}

const since = (began: number) => Math.round(performance.now() - began)
const pauseFor = (ms: number) => (ms > 0 ? new Promise<void>((resolve) => setTimeout(resolve, ms)) : Promise.resolve())
