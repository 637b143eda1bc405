import { setTimeout as delay } from 'node:timers/promises'
import { generateLoad } from '../generator.ts'
import { loadCases } from '../load-cases.ts'
import { requestsOf } from '../rounds.ts'
import type { Trial } from './trial.ts'

const shortRestMs = 2_000

/** What a server keeps of many calls: resident memory after them, against the same server before the first. */
export const measureMemory: Trial = async (stage, { calls, callsInAll, restMs }) => {
  const subject = await stage.start('ours')
  const { port, process } = subject
  const connections = await requestsOf(loadCases.page, subject)
  await delay(shortRestMs)
  const before = process.usage().residentMegabytes
  await generateLoad({ port, connections, until: { calls } })
  await delay(shortRestMs)
  const growth = process.usage().residentMegabytes - before
  await generateLoad({ port, connections, until: { calls: Math.max(1, callsInAll - calls) } })
  await delay(restMs)
  const after = process.usage().residentMegabytes
  await stage.stop(subject)
  return [
    { what: 'resident memory at rest, ours', value: before, unit: 'MB' },
    {
      what: `resident memory after ${calls.toLocaleString('en')} calls, above rest`,
      value: growth,
      unit: 'MB',
      atMost: 60,
    },
    {
      what: `resident memory ${restMs / 1000} s after ${callsInAll.toLocaleString('en')} calls`,
      value: after,
      unit: 'MB',
      atMost: 180,
    },
  ]
}
