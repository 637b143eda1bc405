import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SimulatorConditions } from '../../contract/simulator.ts'
import { ProblemError } from '../http/problem-error.ts'
import { parseConditions, type ReadConditions } from './read-conditions.ts'
import { requireThisMachine } from './require-this-machine.ts'
import type { SimulatorControls } from './simulator-controls.ts'

interface ConditionsOptions {
  /** Both `undefined` at another provider. */
  readConditions: ReadConditions | undefined
  controls: SimulatorControls | undefined
  /** The origin that browsers see. */
  publicUrl: string
}

/** What is unusual about the simulator, for its mark on every screen, and the press that ends it. */
export const conditionsRoutes: FastifyPluginAsyncTypebox<ConditionsOptions> = async (app, options) => {
  const { readConditions, controls, publicUrl } = options

  app.get('/api/simulator', { schema: { response: { 200: SimulatorConditions } } }, async () => {
    if (!readConditions) throw new ProblemError('not-found', { detail: 'This server talks to no simulator.' })
    const conditions = await readConditions()
    if (!conditions) throw new ProblemError('upstream-unavailable')
    return conditions
  })

  app.delete('/api/simulator', { schema: { response: { 200: SimulatorConditions } } }, async (request) => {
    if (!controls) throw new ProblemError('not-found', { detail: 'This server talks to no simulator.' })
    requireThisMachine(request, publicUrl)
    const conditions = parseConditions(await controls('DELETE', 'conditions'))
    if (!conditions) throw new ProblemError('upstream-invalid')
    return conditions
  })
}
