import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../../contract/loopback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { isFromThisMachine } from '../observability/this-machine.ts'
import type { SimulatorControls } from './simulator-controls.ts'

/**
 * The simulator's controls for one request of a browser.
 * @throws {ProblemError} `not-found` at another provider, and for a request from another machine
 */
export type ControlsFor = (request: FastifyRequest) => SimulatorControls

/**
 * The one way to the controls. They answer on their own machine only, and so do all routes that use them for a browser. Some
 * proxies add no forwarding header, so a PUBLIC_URL that is not loopback, which means a proxy in front, counts as elsewhere.
 * @param controls `undefined` at another provider
 * @param publicUrl the origin that browsers see
 */
export function createControlsFor(controls: SimulatorControls | undefined, publicUrl: string): ControlsFor {
  const isPublic = !isLoopback(new URL(publicUrl).hostname)
  return (request) => {
    if (!controls) throw new ProblemError('not-found', { detail: 'This server talks to no simulator.' })
    if (isPublic || !isFromThisMachine(request)) throw new ProblemError('not-found', { detail: elsewhere })
    return controls
  }
}

const elsewhere = 'The simulator takes orders from the machine it runs on, and from no other.'
