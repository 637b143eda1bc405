import { spawnSync } from 'node:child_process'

/** Which processors run what; as `taskset -c` takes them. Nothing where processes can't be pinned. */
export interface Cores {
  subject?: string
  /** For a subject of two processes. */
  pair?: string
  /** For the generator, the upstream and the store. */
  others?: string
  /** Whether the pair is used by nothing else. */
  isPairFree: boolean
  /** What was done, for the reader of the figures. */
  explanation: string
}

/** Gives the subject a processor of its own where this process may use two, and moves this process to the others. */
export function pinCores(): Cores {
  const allowed = allowedCores()
  const subject = allowed.at(-1)
  if (subject === undefined || allowed.length < 2)
    return {
      isPairFree: false,
      explanation: 'Nothing is pinned: the generator, the upstream and the subject share the processors.',
    }
  const others = allowed.slice(0, -1).join(',')
  const isPairFree = allowed.length >= 4
  const pair = isPairFree ? allowed.slice(-2).join(',') : allowed.join(',')
  spawnSync('taskset', ['-apc', others, String(process.pid)])
  const ofPair = isPairFree ? `processors ${pair}` : `processors ${pair}, which the generator and the upstream use too`
  return {
    ...{ subject: String(subject), pair, others, isPairFree },
    explanation: `The subject has processor ${subject} to itself; generator, upstream and Redis run on ${others}. Two workers run on ${ofPair}.`,
  }
}

/** Empty where there is no `taskset`. */
function allowedCores(): number[] {
  const { status, stdout } = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' })
  if (status !== 0) return []
  const ranges = stdout.split(':').at(-1)?.trim().split(',') ?? []
  return ranges.flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}
