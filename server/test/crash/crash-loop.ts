import type { Browser } from '../harness/browser.ts'
import { settingsFor } from '../harness/open-app.ts'
import { ServerProcess } from '../harness/server-process.ts'
import type { Simulator } from '../harness/simulator.ts'
import { testPort } from '../harness/test-port.ts'

interface CrashOptions {
  simulator: Simulator
  /** For the store; the caller makes it and takes it away. */
  folder: string
  kills: number
  /** At least 0, below 1: when the next kill comes. */
  random(): number
}

export interface CrashReport {
  kills: number
  signIns: number
  refreshes: number
  /** Refreshes whose callers had no answer yet at the kill. */
  interrupted: number
  /** Of those, sessions whose grant was gone afterwards: the new refresh token died with the process. */
  lost: number
  /** Sessions that had an answer and were signed out all the same: there must be none. */
  broken: string[]
}

/** A signed-in browser, and whether it had an answer since tokens were last expired. */
interface Person {
  browser: Browser
  wasAnswered: boolean
}

const scopes = ['user-top-read']
const mostPeople = 12
const arrivalsEach = 4
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

/**
 * Kills a server again and again while people sign in and refresh, with refresh tokens that rotate and whose reuse ends
 * the grant, and checks after each kill which sessions are still signed in.
 */
export async function crashAgainAndAgain({ simulator, folder, kills, random }: CrashOptions): Promise<CrashReport> {
  await simulator.reset()
  await simulator.settings({ rotateRefreshTokens: true })
  const settings = { ...settingsFor(simulator.origin), SESSION_STORE: 'sqlite:deck.db' }
  const report: CrashReport = { kills: 0, signIns: 0, refreshes: 0, interrupted: 0, lost: 0, broken: [] }
  let people: Person[] = []
  for (; report.kills < kills; report.kills += 1) {
    const server = await start(settings, folder)
    people = await whoIsLeft(server, people, report)
    people = await busyUntilKilled(server, simulator, people.slice(-mostPeople), random())
    report.interrupted += people.filter(({ wasAnswered }) => !wasAnswered).length
  }
  const server = await start(settings, folder)
  const left = await whoIsLeft(server, people, report)
  server.leakDetector.assertNoLeaks()
  await server.close()
  report.signIns = await simulator.tokenCalls('authorization_code')
  report.refreshes = await simulator.tokenCalls('refresh_token')
  if (left.length === 0) report.broken.push('Nobody was left to look at.')
  return report
}

const start = async (settings: Record<string, string>, folder: string) =>
  new ServerProcess({ ...settings, PORT: String(await testPort()) }, folder).ready()

/** Every browser calls with the cookies it had before. Lost grants are counted, and their browsers removed. */
async function whoIsLeft(server: ServerProcess, people: readonly Person[], report: CrashReport): Promise<Person[]> {
  const answers = await Promise.all(
    people.map(async ({ browser, wasAnswered }) => {
      const again = server.browser().carrying(browser)
      const { status, text } = await call(again)
      const isLost = status === 401 && JSON.parse(text).code === 'reauthorization-required'
      if (status !== 200 && (wasAnswered || !isLost)) report.broken.push(`${status} ${text}`)
      if (isLost) report.lost += 1
      return { browser: again, wasAnswered: true, isLeft: status === 200 }
    }),
  )
  return answers.filter(({ isLeft }) => isLeft)
}

/** All tokens end, everybody calls twice, others sign in, and somewhere in there comes the kill. */
async function busyUntilKilled(
  server: ServerProcess,
  simulator: Simulator,
  people: readonly Person[],
  when: number,
): Promise<Person[]> {
  await simulator.expireTokens()
  const killed = Promise.withResolvers<void>()
  const killAfter = Math.ceil(when * (people.length * 2 + arrivalsEach))
  let served = 0
  const count = () => {
    served += 1
    if (served === killAfter) killed.resolve()
  }
  const answered = new Set<Browser>()
  const visits = people.flatMap(({ browser }) =>
    [1, 2].map(() =>
      call(browser).then(({ status }) => {
        if (status === 200) answered.add(browser)
        count()
      }, count),
    ),
  )
  const arrivals = Array.from({ length: arrivalsEach }, async () => {
    const browser = server.browser()
    await browser.signIn({ scopes }).then(count, count)
    return browser.sessionCookie === '' ? [] : [{ browser, wasAnswered: true }]
  })
  await Promise.race([killed.promise, Promise.all([...visits, ...arrivals])])
  await server.close()
  await Promise.all(visits)
  const newcomers = (await Promise.all(arrivals)).flat()
  return [...people.map(({ browser }) => ({ browser, wasAnswered: answered.has(browser) })), ...newcomers]
}
