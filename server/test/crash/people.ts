import { setTimeout as delay } from 'node:timers/promises'
import type { Answer } from '../harness/answer.ts'
import type { Browser } from '../harness/browser.ts'
import type { ServerProcess } from '../harness/server-process.ts'
import type { Servers } from './servers.ts'

/** A signed-in browser, as it is at the server that it asked last. */
export interface Person {
  browser: Browser
}

const scopes = ['user-top-read']

/** @returns nobody where the server was killed before the sign-in ended */
export async function arrive(server: ServerProcess): Promise<Person[]> {
  const browser = server.browser()
  await browser.signIn({ scopes }).catch(() => {})
  return browser.sessionCookie === '' ? [] : [{ browser }]
}

interface Visit {
  /** At least 0, below 1. */
  random(): number
  isOver(): boolean
  /** Called with every answer that came before it was over. */
  judge(answer: Answer): void
}

/** Calls the servers in no certain order until it is over. A call whose server was killed has no answer. */
export async function useServers(person: Person, servers: Servers, { random, isOver, judge }: Visit): Promise<void> {
  while (!isOver()) {
    const answer = await ask(person, servers.pick(random())).catch(() => undefined)
    if (answer && !isOver()) judge(answer)
    await delay(20 + random() * 40)
  }
}

/** Longer than a process that was killed in the middle of a refresh keeps its session waiting. */
const longestWaitMs = 20_000

/** Asks until the answer is one, while a refresh that a killed process had begun keeps its session waiting. */
export async function askPatiently(person: Person, server: ServerProcess): Promise<Answer> {
  const until = performance.now() + longestWaitMs
  for (;;) {
    const answer = await ask(person, server)
    if (answer.status !== 503 || performance.now() > until) return answer
    await delay(200)
  }
}

let calls = 0

async function ask(person: Person, server: ServerProcess): Promise<Answer> {
  person.browser = server.browser().carrying(person.browser)
  calls += 1
  // No two calls that follow each other share an answer.
  return person.browser.call(`/me/top/tracks?limit=1&offset=${calls % 40}`)
}
