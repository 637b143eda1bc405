import type { Figure, Round } from './rounds.ts'
import { medianRatio } from './statistics.ts'
import type { SubjectName } from './subjects.ts'

/** The rounds of every subject, case by case. */
export type Measured = Partial<Record<string, ReadonlyMap<SubjectName, readonly Round[]>>>

interface GoalRow {
  text: string
  /** The ratio of this figure of `subject` to that of `base`, in the case of this name. */
  of: { loadCase: string; figure: Figure; subject: SubjectName; base: SubjectName }
  atLeast?: number
  atMost?: number
  /** Means nothing where two workers and the generator share two processors. */
  needsFreePair?: true
}

const page = { loadCase: 'page', figure: 'callsPerSecond', subject: 'ours' } as const

/** What the gateway has to reach, all in one run. */
const goals: readonly GoalRow[] = [
  { text: 'gateway, against the usual BFF', of: { ...page, base: 'usual BFF' }, atLeast: 1 },
  { text: 'gateway, against the limit', of: { ...page, base: 'limit' }, atLeast: 0.65 },
  { text: 'p99, against the usual BFF', of: { ...page, figure: 'p99Ms', base: 'usual BFF' }, atMost: 1 },
  {
    text: '`/api/session`, against the usual BFF',
    of: { ...page, loadCase: 'session', base: 'usual BFF' },
    atLeast: 1,
  },
  { text: 'Redis, against SQLite', of: { ...page, subject: 'ours, Redis', base: 'ours' }, atLeast: 0.9 },
  {
    text: 'two workers, against one',
    of: { ...page, subject: 'ours, 2 workers', base: 'ours' },
    atLeast: 1.7,
    needsFreePair: true,
  },
]

export interface GoalResult {
  goal: string
  measured: number
  isReached: boolean
}

/** The goals whose subjects were measured. */
export function judgeGoals(measured: Measured, isPairFree: boolean): GoalResult[] {
  return goals.flatMap(({ text, of, atLeast = 0, atMost = Number.POSITIVE_INFINITY, needsFreePair }) => {
    const ratio = ratioOf(measured, of)
    if (ratio === undefined || (needsFreePair && !isPairFree)) return []
    const bound = atLeast > 0 ? `≥ ${atLeast}` : `≤ ${atMost}`
    return [{ goal: `${text} ${bound}`, measured: ratio, isReached: ratio >= atLeast && ratio <= atMost }]
  })
}

function ratioOf(measured: Measured, { loadCase, figure, subject, base }: GoalRow['of']): number | undefined {
  const rounds = measured[loadCase]
  const [ofSubject, ofBase] = [rounds?.get(subject), rounds?.get(base)]
  if (!ofSubject || !ofBase) return undefined
  const values = (each: readonly Round[]) => each.map((round) => round[figure])
  return medianRatio(values(ofSubject), values(ofBase))
}
