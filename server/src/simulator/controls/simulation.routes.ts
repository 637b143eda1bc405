import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Settings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import { ControlRefusal, knownAccount } from './control-refusal.ts'
import { parseDuration } from './duration.ts'
import { stateOf } from './state.ts'

const closed = { additionalProperties: false } as const
const RequestsQuery = Type.Object({ path: Type.Optional(Type.String()) }, closed)
const SettingsChange = Type.Partial(Settings, closed)
const ClockChange = Type.Object(
  { advance: Type.Optional(Type.String({ maxLength: 40 })), reset: Type.Optional(Type.Literal(true)) },
  { ...closed, minProperties: 1, maxProperties: 1 },
)
/** Dates end somewhere; nobody waits that long. */
const furthestMs = 100 * 365 * 86_400_000

/** The simulation as a whole: what it is, what it received, its settings and its clock. */
export const simulationRoutes: FastifyPluginAsyncTypebox<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.get('/state', async () => stateOf(simulation))

  app.get('/requests', { schema: { querystring: RequestsQuery } }, async ({ query }) => ({
    requests: simulation.log.list(query.path ?? ''),
  }))

  app.post('/reset', async () => {
    simulation.reset()
    return stateOf(simulation)
  })

  app.patch('/settings', { schema: { body: SettingsChange } }, async ({ body }) => {
    if (typeof body.autoApprove === 'string') knownAccount(simulation, body.autoApprove, 400)
    simulation.changeSettings(body)
    return simulation.settings
  })

  app.post('/clock', { schema: { body: ClockChange } }, async ({ body }) => {
    if (body.advance === undefined) simulation.clock.reset()
    else simulation.clock.advance(advanceMs(body.advance, simulation.clock.aheadMs()))
    return { now: simulation.clock.now(), aheadMs: simulation.clock.aheadMs() }
  })
}

function advanceMs(advance: string, aheadMs: number): number {
  const ms = parseDuration(advance)
  if (ms === undefined)
    throw new ControlRefusal(400, 'advance must be a duration: 59m, 1h30m, 6mo (ms, s, m, h, d, mo).')
  if (aheadMs + ms > furthestMs) throw new ControlRefusal(400, 'The clock goes no further than 100 years ahead.')
  return ms
}
