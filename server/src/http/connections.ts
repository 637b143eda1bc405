import type { FastifyInstance } from 'fastify'
import { Agent } from 'undici'
import type { Timeouts } from '../timeouts.ts'

/**
 * Connections to other servers, closed with the app. Idle ones are closed before most servers would close them, so that
 * no request is sent on a connection that is just being closed.
 */
export function openConnections(app: FastifyInstance, { connectMs, keepAliveMs }: Timeouts['upstream']): Agent {
  const connect = { timeout: connectMs }
  const agent = new Agent({ connections: 32, pipelining: 1, keepAliveTimeout: keepAliveMs, connect })
  app.addHook('onClose', () => agent.destroy())
  return agent
}
