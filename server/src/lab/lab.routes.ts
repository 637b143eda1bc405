import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isRecord } from '../../contract/json.ts'
import { type Control, thisAccount } from '../../contract/lab/experiment.ts'
import { experiment } from '../../contract/lab/experiments.ts'
import {
  LabPath,
  type LabRequests,
  LabRequestsQuery,
  LabRequests as LabRequestsSchema,
  LabRound,
  LabStart,
  LabState,
  labClient,
} from '../../contract/lab/lab-api.ts'
import type { ControlsFor } from '../conditions/controls-for.ts'
import { ProblemError } from '../http/problem-error.ts'
import { experimentsOn } from './experiments-on.ts'

interface LabOptions {
  controlsFor: ControlsFor
  /** Epoch milliseconds. */
  now(): number
}

/**
 * The lab switches experiments of its table, and no others: a browser names one, and never says what is done to the
 * simulator.
 */
export const labRoutes: FastifyPluginAsyncTypebox<LabOptions> = async (app, { controlsFor, now }) => {
  app.get('/api/lab', { schema: { response: { 200: LabState } } }, async (request) => ({
    on: experimentsOn(await controlsFor(request)('GET', 'state')),
  }))

  app.post(
    '/api/lab/:experiment',
    { schema: { params: LabPath, body: LabRound, response: { 200: LabStart } } },
    async (request) => {
      const send = controlsFor(request)
      const { rounds } = experiment(request.params.experiment)
      const { round: nth } = request.body
      const round = rounds[nth]
      if (!round) throw new ProblemError('invalid-request', { detail: `It has ${rounds.length} rounds.` })
      const account = (await app.sessions.find(request))?.account.id
      if (nth === 0) await send('DELETE', 'conditions')
      if (nth === 0) await send('POST', 'clients', labClient)
      const since = now()
      for (const control of round.controls) await send(control.method, control.path, bodyFor(control, account))
      return { since, simulatorSince: clockOf(await send('GET', 'state')) }
    },
  )

  app.get(
    '/api/lab/requests',
    { schema: { querystring: LabRequestsQuery, response: { 200: LabRequestsSchema } } },
    async (request) => {
      const { requests } = await controlsFor(request)('GET', 'requests')
      return { requests: newest(requests, request.query.since) }
    },
  )
}

/** Where nobody is signed in, every account is meant. */
const bodyFor = ({ body }: Control, account: string | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (value !== thisAccount) return [[name, value]]
      return account === undefined ? [] : [[name, account]]
    }),
  )

function clockOf({ clock }: Record<string, unknown>): number {
  if (isRecord(clock) && typeof clock.now === 'number') return clock.now
  throw new ProblemError('upstream-invalid', { detail: 'The simulator did not tell its time.' })
}

const mostRequests = 200

function newest(requests: unknown, since: number): LabRequests['requests'] {
  if (!Array.isArray(requests)) return []
  const isLate = (request: unknown) => isRecord(request) && typeof request.at === 'number' && request.at >= since
  return requests.filter(isLate).slice(-mostRequests)
}
