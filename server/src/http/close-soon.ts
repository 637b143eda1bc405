import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { productionTimeouts } from '../timeouts.ts'

const { lingerMs } = productionTimeouts.lingering

/**
 * Destroys a connection whose last answer is on its way. Not at once: closing resets a connection on which the client still
 * sends, and it would never read that answer. Not when the client stops: it may send for ever.
 */
export function closeSoon(socket: Socket): void {
  setTimeout(() => socket.destroy(), lingerMs).unref()
}

/**
 * The same after an answer that was given before the whole request had come. If the rest comes meanwhile, the connection
 * serves the next request.
 */
export function closeUnlessComplete(request: IncomingMessage): void {
  if (request.complete !== false) return
  setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, lingerMs).unref()
}
