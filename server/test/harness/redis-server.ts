import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { RedisAddress } from '../../src/store/redis-address.ts'
import { RedisServer } from './redis-process.ts'

/** One for one test. @param settings as on its command line, on top of the usual ones */
export async function startRedis(...settings: string[]): Promise<RedisServer> {
  const server = await RedisServer.start(...settings)
  onTestFinished(() => server.dispose())
  return server
}

/** One for all tests of a group. @returns a place in it that no other test has */
export function shareRedis(): () => RedisAddress {
  let server: RedisServer | undefined
  let places = 0
  beforeAll(async () => {
    server = await RedisServer.start()
  })
  afterAll(() => server?.dispose())
  return () => {
    if (!server) throw new Error('It is not started yet.')
    places += 1
    return { ...server.address, prefix: `place-${places}:` }
  }
}
