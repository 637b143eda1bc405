import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from '../../contract/schema.ts'
import { SimulatorConditions } from '../../contract/simulator.ts'
import { ClockMove } from '../../contract/time-machine.ts'
import { ignoreBodies } from '../http/no-body.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { ControlsFor } from './controls-for.ts'
import type { ReadConditions } from './read-conditions.ts'

interface TimeMachineOptions {
  /** `undefined` at another provider. */
  readConditions: ReadConditions | undefined
  controlsFor: ControlsFor
}

/** Moves the simulator's clock, and ends access tokens before their time: what a client has to live with, on a button. */
export const timeMachineRoutes: FastifyPluginAsyncTypebox<TimeMachineOptions> = async (app, options) => {
  const { controlsFor, readConditions } = options

  app.post(
    '/api/simulator/clock',
    { schema: { body: ClockMove, response: { 200: SimulatorConditions } } },
    async (request) => {
      const { advance } = request.body
      await controlsFor(request)('POST', 'clock', advance === undefined ? { reset: true } : { advance })
      const conditions = await readConditions?.()
      if (!conditions) throw new ProblemError('upstream-unavailable')
      return conditions
    },
  )

  await app.register(async (bodiless: FastifyInstance) => {
    ignoreBodies(bodiless)
    bodiless.post('/api/simulator/expire', { schema: { response: { 204: Type.Null() } } }, async (request, reply) => {
      const { session } = await app.sessions.signedIn(request)
      await controlsFor(request)('POST', 'tokens/expire', { account: session.account.id })
      return reply.code(204).send(null)
    })
  })
}
