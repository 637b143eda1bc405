import type { ProcessStats } from './process-stats.ts'

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10

function report(): ProcessStats {
  // What the first collection finds to be finalized, the second one collects.
  for (const _ of [1, 2]) globalThis.gc?.()
  const { heapUsed: heapBytes, rss } = process.memoryUsage()
  const resources = process.getActiveResourcesInfo()
  const timers = resources.filter((name) => name === 'Timeout').length
  return { heapBytes, rss: megabytes(rss), handles: resources.length - timers, timers }
}

process.on('message', () => process.send?.(report()))
// The reporter must not keep the process alive.
process.channel?.unref()
