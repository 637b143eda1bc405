import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SimulatorConditions } from '../../contract/simulator.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { ControlsFor } from './controls-for.ts'
import { parseConditions, type ReadConditions } from './read-conditions.ts'

interface ConditionsOptions {
  /** `undefined` at another provider. */
  readConditions: ReadConditions | undefined
  controlsFor: ControlsFor
}

/** What is unusual about the simulator, for its mark on every screen, and the press that ends it. */
export const conditionsRoutes: FastifyPluginAsyncTypebox<ConditionsOptions> = async (app, options) => {
  const { readConditions, controlsFor } = options

  app.get('/api/simulator', { schema: { response: { 200: SimulatorConditions } } }, async () => {
    if (!readConditions) throw new ProblemError('not-found', { detail: 'This server talks to no simulator.' })
    const conditions = await readConditions()
    if (!conditions) throw new ProblemError('upstream-unavailable')
    return conditions
  })

  app.delete('/api/simulator', { schema: { response: { 200: SimulatorConditions } } }, async (request) => {
    const conditions = parseConditions(await controlsFor(request)('DELETE', 'conditions'))
    if (!conditions) throw new ProblemError('upstream-invalid')
    return conditions
  })
}
