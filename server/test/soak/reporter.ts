import type { Vitals } from './process-stats.ts'

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10

function report(): Vitals {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const resources = process.getActiveResourcesInfo()
  const timers = resources.filter((name) => name === 'Timeout').length
  return { heap: megabytes(heapUsed), rss: megabytes(rss), handles: resources.length - timers, timers }
}

process.on('message', () => process.send?.(report()))
// It must not keep alive whom it watches.
process.channel?.unref()
