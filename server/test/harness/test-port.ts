import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * The system itself gives out ports from 32768 on. A server needs a second or more from the choice of its port to listening,
 * and it is restarted on the same port; tests that run meanwhile open many ports that the system chooses.
 */
const [lowest, highest] = [11_000, 30_000]

/** Each process of the test runner begins at another port, and counts up. */
let last = lowest + ((process.pid * 101) % (highest - lowest))

/** A port of loopback for a server that is started with it. Nothing else takes it before that server listens, or after. */
export async function testPort(): Promise<number> {
  last = last < highest ? last + 1 : lowest
  const port = last
  return (await isFree(port)) ? port : testPort()
}

async function isFree(candidate: number): Promise<boolean> {
  const server = createServer().listen(candidate, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
