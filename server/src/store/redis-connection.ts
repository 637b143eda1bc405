import { TimeoutError, withTimeout } from '../async/timeout.ts'
import type { RedisAddress } from './redis-address.ts'
import { answerWithinMs, type RedisClient, startClient, type Watch } from './redis-client.ts'
import { storeUnavailable } from './store-unavailable.ts'

export interface RedisConnection {
  /** @throws {ProblemError} `store-unavailable`, within a moment, whatever is the matter with Redis */
  ask<Answer>(question: (client: RedisClient) => Promise<Answer>): Promise<Answer>
  close(): void
}

/** One connection for commands. It is given up when it does not answer: another may reach a Redis that has moved. */
export function openConnection(address: RedisAddress, watch: Watch): RedisConnection {
  let client = startClient(address, watch)

  const giveUp = (deaf: RedisClient) => {
    if (client !== deaf) return
    deaf.destroy()
    client = startClient(address, watch)
  }

  return {
    async ask(question) {
      const asked = client
      try {
        return await withTimeout(question(asked), answerWithinMs)
      } catch (error) {
        if (error instanceof TimeoutError) giveUp(asked)
        throw storeUnavailable(error)
      }
    },
    close: () => client.destroy(),
  }
}
