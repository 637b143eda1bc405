interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of processor time. */
  tdur?: number
  args: { name?: string }
}

/** What of the browser is traced. */
export const traced = { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] }

/** Of the threads that run pages, in milliseconds. Processor time, because the other programs of a machine are no fault of ours. */
export function longestTask(trace: Buffer): number {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString())
  const threads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`)
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && threads.includes(`${pid} ${tid}`))
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
}
