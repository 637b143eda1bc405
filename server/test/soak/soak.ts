import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localUrl, settingsFor } from '../harness/open-app.ts'
import { ServerProcess } from '../harness/server-process.ts'
import { Simulator } from '../harness/simulator.ts'
import { testPort } from '../harness/test-port.ts'
import { newTally, Person, type Tally } from './person.ts'
import { askProcessStats, leaking, type ProcessStats, reporting } from './process-stats.ts'

interface SoakOptions {
  minutes: number
  /** How many do something at the same time. */
  people: number
  /** Bytes that the server is made to keep for every request. */
  leakBytes?: number | undefined
}

/** The state of the server between two periods of load, while it is idle. */
export interface Look extends ProcessStats {
  minute: number
  /** That the server was sent until then. */
  requests: number
}

export interface SoakReport {
  looks: Look[]
  tally: Tally
  /** Secrets in answers or log, and mistakes of ours. */
  findings: string[]
  /** Whether it ended as it should when it was told to. */
  endedWell: boolean
}

/** Between two looks. */
const spellMs = 15_000

/**
 * Lets people use a real server for a while, of whose calls upstream one in twenty goes wrong, with tokens that live
 * half a minute and refresh tokens that may be used once.
 * @param tell is told of every look at once
 */
export async function soak(
  { minutes, people, leakBytes = 0 }: SoakOptions,
  tell: (look: Look, tally: Tally) => void,
): Promise<SoakReport> {
  const folder = await mkdtemp(join(tmpdir(), 'scopedeck-soak-'))
  const simulator = await Simulator.start([`${localUrl}/auth/callback`])
  await simulator.settings({ rotateRefreshTokens: true, accessTokenTtl: 30 })
  const settings = { ...settingsFor(simulator.origin), SESSION_STORE: 'sqlite:deck.db', PORT: String(await testPort()) }
  const [nodeArguments, environment] = leakBytes > 0 ? leaking(leakBytes) : [reporting, {}]
  const server = await new ServerProcess({ ...settings, ...environment }, folder, { nodeArguments }).ready()
  const tally = newTally()
  const crowd = Array.from({ length: people }, () => new Person(server.browser, simulator, tally))
  const looks: Look[] = []
  const began = performance.now()
  const ends = began + minutes * 60_000
  try {
    while (performance.now() < ends) {
      const until = Math.min(performance.now() + spellMs, ends)
      await Promise.all(crowd.map((person) => person.live(until)))
      await simulator.mend()
      const minute = (performance.now() - began) / 60_000
      const requests = tally.calls + 2 * tally.signIns + tally.streams
      const look = { minute, requests, ...(await askProcessStats(server.child)) }
      looks.push(look)
      tell(look, tally)
      server.leakDetector.forgetChecked()
    }
    const { code } = await server.end()
    return { looks, tally, findings: server.leakDetector.findings(), endedWell: code === 0 }
  } finally {
    await server.close()
    await simulator.close()
    await rm(folder, { recursive: true, force: true })
  }
}
