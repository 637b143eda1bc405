import { setTimeout as delay } from 'node:timers/promises'
import type { Answer } from '../harness/answer.ts'
import type { Simulator } from '../harness/simulator.ts'
import { mayBeLost } from './losses.ts'
import { arrive, askPatiently, type Person, useServers } from './people.ts'
import { Servers } from './servers.ts'

interface CrashOptions {
  simulator: Simulator
  /** Where the servers run; the caller makes it and takes it away. */
  folder: string
  /** `SESSION_STORE` of all of them. */
  sessionStore: string
  /** How many servers share that store. */
  processes: number
  kills: number
  /** At least 0, below 1: when the next kill comes, and whom it meets. */
  random(): number
}

export interface CrashReport {
  kills: number
  signIns: number
  refreshes: number
  /** Grants that the kills might have cost: a refresh token had been spent shortly before. */
  atRisk: number
  /** Grants that they cost. */
  lost: number
  /** What else went wrong, and what was lost beyond what was at risk: there must be nothing. */
  broken: string[]
}

const mostPeople = 8
const arrivalsEach = 3
/** Several tabs of one person, which refresh one session in several processes. */
const tabsEach = 2
/** Seconds: so every session is refreshed every one to two seconds. */
const accessTokenTtl = 2

/**
 * Kills servers again and again while people sign in and refresh, with refresh tokens that rotate and whose reuse ends
 * the grant. While all servers live nobody may be signed out. After each kill every session must still be signed in
 * at every server, apart from as many as the kill may cost.
 */
export async function crashAgainAndAgain(options: CrashOptions): Promise<CrashReport> {
  const { simulator, processes: count, kills, random } = options
  await simulator.reset()
  await simulator.settings({ rotateRefreshTokens: true, accessTokenTtl, latencyMs: 20 })
  const report: CrashReport = { kills: 0, signIns: 0, refreshes: 0, atRisk: 0, lost: 0, broken: [] }
  const servers = await Servers.start({ ...options, count })
  try {
    let people = await arriveAt(servers, mostPeople)
    for (; report.kills < kills; report.kills += 1) {
      const { killedAt, arrivals } = await busyUntilKilled(servers, people, random, report.broken)
      await servers.restart()
      const atRisk = mayBeLost(await simulator.requests('/api/token'), killedAt)
      people = (await whoIsLeft(servers, [...people, ...arrivals], atRisk, report)).slice(-mostPeople)
    }
    for (const { leakDetector } of servers.all) leakDetector.assertNoLeaks()
    if (people.length === 0) report.broken.push('Nobody was left to look at.')
  } finally {
    await servers.close()
  }
  report.signIns = await simulator.tokenCalls('authorization_code')
  report.refreshes = await simulator.tokenCalls('refresh_token')
  return report
}

/** Those are left out whose server was killed before they were signed in. */
async function arriveAt(servers: Servers, count: number): Promise<Person[]> {
  const arrivals = Array.from({ length: count }, (_, nth) => arrive(servers.pick(nth / count)))
  return (await Promise.all(arrivals)).flat()
}

/** Everybody calls, others sign in, and somewhere in there one server is killed, or all of them. */
async function busyUntilKilled(servers: Servers, people: readonly Person[], random: () => number, broken: string[]) {
  let isOver = false
  const judge = ({ status, text }: Answer) => {
    // A machine that is too busy for a write in time says so, and nothing is lost by that.
    if (status !== 200 && status !== 503) broken.push(`While all servers lived: ${status} ${text}`)
  }
  const tabs = people.flatMap((person) => Array.from({ length: tabsEach }, () => person))
  const visits = tabs.map((person) => useServers(person, servers, { random, judge, isOver: () => isOver }))
  const arriving = arriveAt(servers, arrivalsEach)
  await delay(200 + random() * 1_800)
  isOver = true
  const killedAt = Date.now()
  await servers.kill(random() < 1 / 4 ? 'all' : servers.pick(random()))
  await Promise.all(visits)
  return { killedAt, arrivals: await arriving }
}

/** Everybody calls at every server. Lost grants are counted, and their people left out. */
async function whoIsLeft(servers: Servers, people: readonly Person[], atRisk: number, report: CrashReport) {
  const isLost = await Promise.all(people.map((person) => hasLostGrant(servers, person, report.broken)))
  const lost = isLost.filter(Boolean).length
  report.atRisk += atRisk
  report.lost += lost
  if (lost > atRisk) report.broken.push(`A kill cost ${lost} grants where ${atRisk} were at risk.`)
  return people.filter((_, nth) => !isLost[nth])
}

async function hasLostGrant(servers: Servers, person: Person, broken: string[]): Promise<boolean> {
  for (const server of servers.all) {
    const { status, text } = await askPatiently(person, server)
    if (status === 401 && text.includes('"reauthorization-required"')) return true
    if (status !== 200) broken.push(`After a kill: ${status} ${text}`)
  }
  return false
}
