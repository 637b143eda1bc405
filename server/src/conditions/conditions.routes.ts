import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SimulatorConditions } from '../../contract/simulator.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { ReadConditions } from './read-conditions.ts'

interface ConditionsOptions {
  /** `undefined` at another provider. */
  readConditions: ReadConditions | undefined
}

/** What is unusual about the simulator, for its mark on every screen. */
export const conditionsRoutes: FastifyPluginAsyncTypebox<ConditionsOptions> = async (app, { readConditions }) => {
  app.get('/api/simulator', { schema: { response: { 200: SimulatorConditions } } }, async () => {
    if (!readConditions) throw new ProblemError('not-found', { detail: 'This server talks to no simulator.' })
    const conditions = await readConditions()
    if (!conditions) throw new ProblemError('upstream-unavailable')
    return conditions
  })
}
