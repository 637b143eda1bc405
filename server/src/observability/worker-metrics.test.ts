import { Counter, Gauge, Histogram, Registry } from '@prometheus-io/client'
import { expect, test } from 'vitest'
import { createMetricSums } from './worker-metrics.ts'

/** A process that was asked so often, holds so many streams, and counts sessions in the store. */
async function measured(requests: number, streams: number) {
  const registers = [new Registry()]
  const counter = new Counter({ name: 'requests_total', help: 'Requests.', labelNames: ['route'], registers })
  counter.inc({ route: '/' }, requests)
  new Histogram({ name: 'seconds', help: 'Duration.', buckets: [1], registers }).observe(0.5)
  new Gauge({ name: 'streams', help: 'Streams.', registers }).set(streams)
  new Gauge({ name: 'sessions', help: 'Sessions.', aggregator: 'max', registers }).set(7)
  const reading = await registers[0]?.getMetricsAsJSON()
  // As it arrives from another process.
  return JSON.parse(JSON.stringify(reading))
}

async function linesOf(sums: ReturnType<typeof createMetricSums>) {
  const text = await sums.text()
  return text.split('\n').filter((line) => /^(requests_total|seconds_count|streams|sessions)/.test(line))
}

test('counts of several processes add up; gauges of the whole store do not', async () => {
  const sums = createMetricSums()
  sums.set(1, await measured(2, 1))
  sums.set(2, await measured(3, 4))
  sums.set(2, await measured(5, 4))
  expect(await linesOf(sums)).toEqual(['requests_total{route="/"} 7', 'seconds_count 2', 'streams 5', 'sessions 7'])
})

test('counts of an ended process stay, its gauges do not', async () => {
  const sums = createMetricSums()
  for (const process of [1, 2, 3]) sums.set(process, await measured(process, 1))
  for (const process of [1, 2, 9]) sums.forget(process)
  sums.set(4, await measured(4, 2))
  expect(sums.processes()).toEqual([3, 4])
  expect(await linesOf(sums)).toEqual(
    expect.arrayContaining(['requests_total{route="/"} 10', 'seconds_count 4', 'streams 3', 'sessions 7']),
  )
})
