import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../../contract/schema.ts'
import { SimulatorConditions } from '../../../contract/simulator.ts'
import { clientOf, NewClient } from '../clients.ts'
import { Settings } from '../settings.ts'
import { AccountChange, patchAccount } from '../world/account-change.ts'
import type { SimulationOf } from '../worlds.ts'
import { ControlRefusal, knownAccount, unknown } from './control-refusal.ts'
import { whyNothingMatches } from './fault-addresses.ts'
import { Fault } from './faults.ts'
import { described } from './openapi.ts'
import { LoggedRequest } from './request-log.ts'
import { accountView, clientView, conditionsOf, stateOf } from './state.ts'
import { AccountView, ClientView, ClockView, FaultView, StateView } from './views.ts'

interface Options {
  simulationOf: SimulationOf
}

const closed = { additionalProperties: false } as const
const RequestsQuery = Type.Object(
  { path: Type.Optional(Type.String({ description: 'What the path begins with.' })) },
  closed,
)
const Requests = Type.Object({ requests: Type.Array(LoggedRequest) })
const SettingsChange = Type.Partial(Settings, { ...closed, title: 'SettingsChange' })
const ClockChange = Type.Object(
  {
    advance: Type.Optional(Type.String({ maxLength: 40, description: '59m, 1h30m, 6mo: ms, s, m, h, d, mo.' })),
    reset: Type.Optional(Type.Literal(true)),
  },
  { ...closed, minProperties: 1, maxProperties: 1, title: 'ClockChange' },
)
/** JavaScript's dates end; the clock stops long before that. */
const furthestMs = 100 * 365 * 86_400_000

/** The simulation as a whole: state, received requests, settings and clock. */
export const simulationRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { simulationOf }) => {
  app.get('/state', { schema: described('Everything but secrets', StateView) }, async (request) =>
    stateOf(simulationOf(request)),
  )

  app.get('/conditions', { schema: described('What is unusual now', SimulatorConditions) }, async (request) =>
    conditionsOf(simulationOf(request)),
  )

  app.delete(
    '/conditions',
    { schema: described('End faults, changed settings and a moved clock', SimulatorConditions) },
    async (request) => {
      const simulation = simulationOf(request)
      simulation.calm()
      return conditionsOf(simulation)
    },
  )

  app.get(
    '/requests',
    { schema: { ...described('What came, newest last', Requests), querystring: RequestsQuery } },
    async (request) => ({
      requests: simulationOf(request).log.list(request.query.path ?? ''),
    }),
  )

  app.post('/reset', { schema: described('Go back to the world as it began', StateView) }, async (request) => {
    const simulation = simulationOf(request)
    simulation.reset()
    return stateOf(simulation)
  })

  app.patch(
    '/settings',
    { schema: { ...described('Change settings', Settings), body: SettingsChange } },
    async (request) => {
      const { body } = request
      const simulation = simulationOf(request)
      if (typeof body.autoApprove === 'string') knownAccount(simulation, body.autoApprove, 400)
      simulation.changeSettings(body)
      return simulation.settings
    },
  )

  app.post(
    '/clock',
    { schema: { ...described('Move the clock ahead, or back', ClockView), body: ClockChange } },
    async (request) => {
      const { body } = request
      const simulation = simulationOf(request)
      if (body.advance === undefined) simulation.clock.reset()
      else simulation.clock.advance(advanceMs(body.advance, simulation.clock.aheadMs()))
      return { now: simulation.clock.now(), aheadMs: simulation.clock.aheadMs() }
    },
  )
}

function advanceMs(advance: string, aheadMs: number): number {
  const ms = parseDuration(advance)
  if (ms === undefined)
    throw new ControlRefusal(400, 'advance must be a duration: 59m, 1h30m, 6mo (ms, s, m, h, d, mo).')
  if (aheadMs + ms > furthestMs) throw new ControlRefusal(400, 'The clock goes no further than 100 years ahead.')
  return ms
}

/** One account, or all of them. */
const Whose = Type.Object({ account: Type.Optional(Type.String()) }, { additionalProperties: false })
const AccountPath = Type.Object({ id: Type.String() })
/** An account's id, or `all`. */
const Expired = Type.Object({ expired: Type.String() })
const Revoked = Type.Object({ revoked: Type.String() })

/** The accounts, their tokens and their grants. */
export const accountRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { simulationOf }) => {
  app.patch(
    '/accounts/:id',
    { schema: { ...described('Change an account', AccountView), params: AccountPath, body: AccountChange } },
    async (request) => {
      const { params, body } = request
      const simulation = simulationOf(request)
      const account = knownAccount(simulation, params.id, 404)
      patchAccount(account, body)
      return accountView(account)
    },
  )

  app.post(
    '/tokens/expire',
    { schema: { ...described('End access tokens', Expired), body: Whose } },
    async (request) => {
      const { account } = request.body
      const simulation = simulationOf(request)
      if (account !== undefined) knownAccount(simulation, account, 404)
      simulation.grants.expireAccessTokens(simulation.clock.now(), account)
      return { expired: account ?? 'all' }
    },
  )

  app.post(
    '/grants/revoke',
    { schema: { ...described('End grants and their tokens', Revoked), body: Whose } },
    async (request) => {
      const { account } = request.body
      const simulation = simulationOf(request)
      if (account !== undefined) knownAccount(simulation, account, 404)
      simulation.grants.revoke(account)
      return { revoked: account ?? 'all' }
    },
  )
}

/** Registers a client, as the developer dashboard does at Spotify. */
export const clientRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { simulationOf }) => {
  const schema = { ...described('Register a client', ClientView, 201), body: NewClient }
  app.post('/clients', { schema }, async (request, reply) => {
    const { body } = request
    const simulation = simulationOf(request)
    const client = clientOf(body)
    simulation.clients.set(client.clientId, client)
    return reply.code(201).send(clientView(client))
  })
}

const FaultList = Type.Object({ faults: Type.Array(FaultView) })
const FaultPath = Type.Object({ id: Type.String() })

/** Adds and removes faults. */
export const faultRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { simulationOf }) => {
  app.post(
    '/faults',
    { schema: { ...described('Add a fault', FaultList, 201), body: Fault } },
    async (request, reply) => {
      const { body } = request
      const simulation = simulationOf(request)
      const reason = whyNothingMatches(body.match ?? {})
      if (reason !== undefined) throw new ControlRefusal(400, reason)
      simulation.faults.add(body)
      return reply.code(201).send({ faults: [...simulation.faults.list()] })
    },
  )

  app.delete('/faults', { schema: described('Delete all faults', FaultList) }, async (request) => {
    const { faults } = simulationOf(request)
    faults.clear()
    return { faults: [...faults.list()] }
  })

  app.delete(
    '/faults/:id',
    { schema: { ...described('Delete a fault', FaultList), params: FaultPath } },
    async (request) => {
      const { faults } = simulationOf(request)
      const { id } = request.params
      const known = new Map(faults.list().map((fault) => [fault.id, fault]))
      if (!faults.remove(id)) throw unknown('fault', id, known, 404)
      return { faults: [...faults.list()] }
    },
  )
}

/** Milliseconds in each unit. A month is thirty days here, so that `6mo` is exactly the life of a grant. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  mo: 30 * 86_400_000,
}

/** Milliseconds in a duration such as `59m`, `1h30m` or `6mo`; `undefined` for anything else. */
export function parseDuration(duration: string): number | undefined {
  if (!/^(\d{1,12}(ms|mo|s|m|h|d))+$/.test(duration)) return undefined
  const parts = [...duration.matchAll(/(\d+)(ms|mo|s|m|h|d)/g)]
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0)
}
