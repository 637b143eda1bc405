import { cookieNames } from '@scopedeck/server/contract/cookies.ts'
import { type Server, startServer } from '../server.ts'

/**
 * The deck that `DECK_URL` and `SIMULATOR_URL` name, or one of its own. The simulator of a deck that runs is set back to its
 * seeded world before each scenario.
 * @throws {Error} where only one of the two is given, or nothing answers there
 */
export async function connectDeck(env: NodeJS.ProcessEnv): Promise<Server> {
  const { DECK_URL: deck, SIMULATOR_URL: simulator } = env
  if (!deck && !simulator) return startServer()
  if (!deck || !simulator) throw new Error('DECK_URL and SIMULATOR_URL are needed together: give both, or neither.')
  const [origin, simulatorOrigin] = [originOf('DECK_URL', deck), originOf('SIMULATOR_URL', simulator)]
  await answers('DECK_URL', `${origin}/healthz`)
  await answers('SIMULATOR_URL', `${simulatorOrigin}/simulator/state`)
  return {
    ...{ origin, simulatorOrigin, sessionCookie: cookieNames(origin).session },
    secrets: ['scopedeck-local-secret'],
    stop: async () => {},
  }
}

function originOf(name: string, address: string): string {
  if (!URL.canParse(address))
    throw new Error(`${name} is “${address}”, and must be an address such as http://127.0.0.1:8888.`)
  return new URL(address).origin
}

async function answers(name: string, address: string): Promise<void> {
  const response = await fetch(address).catch(() => undefined)
  if (!response?.ok) throw new Error(`${name}: ${address} does not answer. Is it running?`)
}
