import { Server } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Takes no more connections, and goes on answering over those there are. Resolves when all of them are gone, or when
 * those that are in use must have been used.
 *
 * A proxy goes elsewhere when it is refused; a request that it has sent it does not send again. So connections are
 * refused first, while those there are are kept and few are opened: one that waits to be accepted would be reset. Only
 * then comes each answer as the last of its connection, and what nobody uses is closed.
 */
export async function drainConnections(server: Server, patienceMs: number): Promise<void> {
  // Not by the method of HTTP's servers, which closes what is idle at once, under whoever is about to send something.
  Server.prototype.close.call(server)
  const began = performance.now()
  while ((await countConnections(server)) > 0 && performance.now() - began < patienceMs) await delay(20)
}

const countConnections = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)))
