import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { flag, number, readOptions } from '@scopedeck/server/contract/command-line.ts'
import { scenarios } from '@scopedeck/server/contract/scenarios/scenarios.ts'
import { ensureChromium, launchArgs } from '../browser.ts'
import type { Server } from '../server.ts'
import { connectDeck } from './connect-deck.ts'
import { writeGallery } from './gallery.ts'
import { playDemo, type Take } from './play-demo.ts'
import { progressLine } from './progress.ts'
import { hasFfmpeg, makeVideo } from './video.ts'

const ids = scenarios.map(({ id }) => id)
const table = {
  pace: number('seconds to wait after each step', undefined, { whole: false }),
  headed: flag('shows the browser while it plays'),
  video: flag('makes a video of each scenario, with ffmpeg'),
}
const options = readOptions('pnpm demo', table, ids)
const chosen = scenarios.filter(({ id }) => options.names.length === 0 || options.names.includes(id))
const folder = join(import.meta.dirname, '../../demo')

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const executablePath = ensureChromium()
  const withVideo = options.video && hasFfmpeg()
  if (options.video && !withVideo)
    console.log('There will be no video: ffmpeg was not found. Install it and run this again.')
  const deck = await connectDeck(process.env)
  try {
    const takes = await playAll(deck, { executablePath, withVideo })
    writeGallery(folder, takes)
    tell(takes)
  } finally {
    await deck.stop()
  }
}

interface PlayOptions {
  executablePath: string
  withVideo: boolean
}

async function playAll(deck: Server, { executablePath, withVideo }: PlayOptions): Promise<Take[]> {
  const browser = await chromium.launch({ executablePath, args: launchArgs, headless: !options.headed })
  rmSync(folder, { recursive: true, force: true })
  const takes: Take[] = []
  try {
    for (const scenario of chosen) {
      process.stdout.write(progressLine(takes.length, chosen.length, scenario.title, process.stdout.isTTY))
      const place = join(folder, scenario.id)
      mkdirSync(place, { recursive: true })
      const take = await playDemo({ browser, deck, scenario, folder: place, paceMs: 1000 * (options.pace ?? 0) })
      takes.push(withVideo ? { ...take, hasVideo: makeVideo(take, place) } : take)
    }
    return takes
  } finally {
    await browser.close()
  }
}

function tell(takes: readonly Take[]): void {
  const failed = takes.filter(({ problem }) => problem)
  process.stdout.write(progressLine(takes.length, takes.length, 'done', process.stdout.isTTY))
  for (const { scenario, problem, failedAt } of failed)
    console.log(`\n✕ ${scenario.number}. ${scenario.title}, ${failedAt ?? 'at the end'}\n${problem}`)
  writeFileSync(join(folder, 'figures.json'), JSON.stringify(takes.map(figuresOf), undefined, 2))
  console.log(`\n${takes.length - failed.length} of ${takes.length} hold. The pictures: ${join(folder, 'index.html')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

function figuresOf({ scenario, ms, calls, problem }: Take) {
  return { id: scenario.id, holds: !problem, ms, calls }
}
