import type { FastifyInstance } from 'fastify'
import type { Agent } from 'undici'
import type { Connections } from '../async/connections.ts'
import type { Timeouts } from '../timeouts.ts'

/**
 * Connections to other servers, closed with the app. Idle ones are closed before most servers would close them, so that
 * no request is sent on a connection that is just being closed. undici is a tenth of a start, and the first pages need no other
 * server: it is loaded with the first request.
 */
export function openConnections(app: FastifyInstance, timeouts: Timeouts['upstream']): Connections {
  let agent: Agent | undefined
  let opening: Promise<Agent> | undefined
  const open = () => {
    opening ??= createAgent(timeouts)
    return opening
  }
  app.addHook('onClose', async () => (await opening)?.destroy())
  return {
    dispatch(options, handler) {
      if (agent) return agent.dispatch(options, handler)
      void open().then((opened) => {
        agent = opened
        agent.dispatch(options, handler)
      })
      return true
    },
    request: async (options) => (await open()).request(options),
  }
}

async function createAgent({ connectMs, keepAliveMs }: Timeouts['upstream']): Promise<Agent> {
  const { Agent } = await import('undici')
  const connect = { timeout: connectMs }
  return new Agent({ connections: 32, pipelining: 1, keepAliveTimeout: keepAliveMs, connect })
}
