import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import { generateLoad, getRequest } from '../generator.ts'
import type { RunningSubject, Stage } from '../stage.ts'
import type { SubjectName } from '../subjects.ts'
import type { Trial, TrialFigure } from './trial.ts'

const subjects: readonly SubjectName[] = ['ours', 'ours, 2 workers']
const callCount = 100
/** The upstream gives some tokens two seconds. */
const tokenLifeMs = 2_100

/** Calls of one session that all find its token expired. They differ, so that none waits for the answer of another. */
export const measureExpiredToken: Trial = async (stage) => {
  const figures: TrialFigure[] = []
  for (const name of subjects.filter(stage.measures)) {
    const subject = await stage.start(name)
    figures.push(...(await callWithExpiredToken(stage, subject)))
    await stage.stop(subject)
  }
  return figures
}

async function callWithExpiredToken(stage: Stage, { name, port, people }: RunningSubject): Promise<TrialFigure[]> {
  const cookie = await people.signIn('short')
  await delay(tokenLifeMs)
  const before = await countRefreshes(stage)
  const connections = Array.from({ length: callCount }, (_, offset) => [
    getRequest(`/api/spotify/v1/me/tracks?limit=1&offset=${offset}`, { cookie }),
  ])
  const { latencies, refused } = await generateLoad({ port, connections, until: { calls: callCount } })
  const refusedCount = Object.values(refused).reduce((sum, count) => sum + count, 0)
  const where = `${callCount} calls on an expired token, ${name}`
  return [
    { what: `${where}: refreshes`, value: (await countRefreshes(stage)) - before, unit: '', atMost: 1 },
    { what: `${where}: refused`, value: refusedCount, unit: '', atMost: 0 },
    { what: `${where}: the slowest`, value: latencies.at(-1) ?? Number.NaN, unit: 'ms' },
  ]
}

async function countRefreshes({ upstreamPort }: Stage): Promise<number> {
  const { body } = await request(`http://127.0.0.1:${upstreamPort}/refreshes`)
  return ((await body.json()) as { count: number }).count
}
