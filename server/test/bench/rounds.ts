import { generateLoad, getRequest, type Load, type LoadResult } from './generator.ts'
import { connectionCount, type LoadCase } from './load-cases.ts'
import type { RunningSubject, Stage } from './stage.ts'
import { percentile } from './statistics.ts'
import { type SubjectName, subjectRow } from './subjects.ts'

/** What one round of one subject gave. */
export interface Round {
  callsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** Microseconds of processor time of the subject. */
  cpuPerCall: number
  residentMegabytes: number
  /** How busy a processor was with each, 1 being all the time. A subject below 1 was starved, or waited for the others. */
  subjectShare: number
  upstreamShare: number
  generatorShare: number
}

export type Figure = keyof Round

export interface Pace {
  rounds: number
  roundMs: number
  /** Until the engine has compiled what is hot. */
  warmUpCalls: number
}

/**
 * Warms every subject up, then measures them in turn, round by round, every second round in the opposite order: what
 * slows the machine down for a while slows all of them.
 * @returns the rounds of each subject
 * @throws {Error} a subject answered with anything but success
 */
export async function measureRounds(
  stage: Stage,
  loadCase: LoadCase,
  subjects: readonly RunningSubject[],
  { rounds, roundMs, warmUpCalls }: Pace,
): Promise<Map<SubjectName, Round[]>> {
  const measured = new Map<SubjectName, Round[]>()
  const requests = new Map<RunningSubject, Buffer[][]>()
  const run = (subject: RunningSubject, until: Load['until']) =>
    measure(stage, subject, { port: subject.port, connections: requests.get(subject) ?? [], until })
  for (const subject of subjects) {
    requests.set(subject, await requestsOf(loadCase, subject))
    measured.set(subject.name, [])
    await run(subject, { calls: warmUpCalls })
  }
  for (let round = 0; round < rounds; round += 1)
    for (const subject of round % 2 === 0 ? subjects : subjects.toReversed())
      measured.get(subject.name)?.push(await run(subject, { ms: roundMs }))
  return measured
}

/** The requests of each connection. @returns one list for each; their sessions are signed in */
export async function requestsOf({ sessions, paths }: LoadCase, { name, people }: RunningSubject): Promise<Buffer[][]> {
  const cookies = subjectRow(name).signsIn ? await people.signInMany(sessions) : []
  return Array.from({ length: connectionCount }, (_, connection) => {
    const cookie = cookies[connection % sessions]
    const headers = cookie === undefined ? {} : { cookie }
    const start = connection % paths.length
    return [...paths.slice(start), ...paths.slice(0, start)].map((path) => getRequest(path, headers))
  })
}

async function measure(stage: Stage, { name, process: server }: RunningSubject, load: Load): Promise<Round> {
  const before = { subject: server.usage(), upstream: stage.upstream.usage(), generator: process.cpuUsage() }
  const result = await generateLoad(load)
  refuseFailures(name, result)
  const after = server.usage()
  const { user, system } = process.cpuUsage(before.generator)
  return {
    callsPerSecond: result.calls / result.seconds,
    p50Ms: percentile(result.latencies, 0.5),
    p99Ms: percentile(result.latencies, 0.99),
    cpuPerCall: ((after.cpuSeconds - before.subject.cpuSeconds) / result.calls) * 1e6,
    residentMegabytes: after.residentMegabytes,
    subjectShare: (after.cpuSeconds - before.subject.cpuSeconds) / result.seconds,
    upstreamShare: (stage.upstream.usage().cpuSeconds - before.upstream.cpuSeconds) / result.seconds,
    generatorShare: (user + system) / 1e6 / result.seconds,
  }
}

/** A refusal is quicker than an answer: figures with refusals in them would flatter. */
function refuseFailures(name: string, { refused, calls }: LoadResult): void {
  const statuses = Object.entries(refused).map(([status, count]) => `${count} × ${status}`)
  if (statuses.length > 0) throw new Error(`${name} refused calls: ${statuses.join(', ')} of ${calls}`)
}
