import { createHash } from 'node:crypto'
import { type FlowForm, type FlowKind, flowKind, flowKindNames } from '../../contract/flow.ts'
import type { FlowStep, FlowValue, FlowValues } from '../../contract/flow-record.ts'
import { problemCatalogue } from '../../contract/problems.ts'
import { isScope } from '../../contract/scopes.ts'
import type { FlowInput } from '../observability/flow-input.ts'
import { showCall, showRoute } from './show-call.ts'

/** What a step needs beside its input. */
export interface StepContext {
  id: string
  /** Eight hexadecimal digits that tell secrets of one session apart, and nothing else of them. */
  fingerprint(secret: string): string
  paths: ProviderPaths
}

/** Where the provider answers; from the settings, never from a request. */
export interface ProviderPaths {
  authorize: string
  token: string
  /** Before every path of the Web API, without a slash at its end. */
  api: string
}

type Show = (value: unknown, context: StepContext) => FlowValue | undefined

const show: Record<Exclude<FlowForm, readonly string[]>, Show> = {
  secret: (value, { fingerprint }) => (typeof value === 'string' ? { fingerprint: fingerprint(value) } : undefined),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  scopes: (value) => (Array.isArray(value) ? value.filter(isScope).join(' ') : undefined),
  verifier: (value) => (typeof value === 'string' ? createHash('sha256').update(value).digest('base64url') : undefined),
}

const showForm = (form: FlowForm, value: unknown, context: StepContext): FlowValue | undefined => {
  if (typeof form === 'string') return show[form](value, context)
  if (typeof value !== 'string') return undefined
  return form.includes(value) ? value : { fingerprint: context.fingerprint(value) }
}

type Row = readonly [name: string, form: FlowForm][]

const rowsOf = (kind: FlowKind) => {
  const { sent, answered, held = {} } = flowKind(kind)
  return { sent: Object.entries(sent), answered: Object.entries(answered), held: Object.entries(held) }
}

/** Read once, because every call is a step. */
const rows = new Map<FlowKind, Record<'sent' | 'answered' | 'held', Row>>(
  flowKindNames.map((kind) => [kind, rowsOf(kind)]),
)

/** The fields of the table's row alone, each in its form. */
function showFields(row: Row, given: object | undefined, context: StepContext): FlowValues {
  const values: FlowValues = {}
  if (!given) return values
  for (const [name, form] of row) {
    const value = showForm(form, Reflect.get(given, name), context)
    if (value !== undefined) values[name] = value
  }
  return values
}

/** The step that may leave the server, made of an allow-list: what the table does not name is not in it. */
export function redactStep(input: FlowInput, context: StepContext): FlowStep {
  const { kind, at, ms, status, problem, requestId, call } = input
  const { sent, answered, held } = rows.get(kind) ?? noRows
  const address = addressOf(input, context.paths)
  const step: FlowStep = {
    id: context.id,
    kind,
    at: Math.floor(at),
    ...address,
    sent: showFields(sent, input.sent, context),
    answered: showFields(answered, input.answered, context),
  }
  if (isDuration(ms)) step.ms = Math.round(ms * 10) / 10
  if (isStatus(status)) step.status = status
  if (problem !== undefined && Object.hasOwn(problemCatalogue, problem)) step.problem = problem
  if (call) step.operation = call.id
  if (requestId !== undefined && isRequestId(requestId)) step.requestId = requestId
  if (input.held) step.held = showFields(held, input.held, context)
  return step
}

const noRows = { sent: [], answered: [], held: [] }

const isDuration = (ms: number | undefined): ms is number => ms !== undefined && ms >= 0 && Number.isFinite(ms)
const isStatus = (status: number | undefined): status is number =>
  status !== undefined && Number.isInteger(status) && status >= 100 && status <= 999

/** A UUID, which this server makes by itself. */
const isRequestId = (id: string) => /^[0-9a-f-]{36}$/.test(id)

type Address = Pick<FlowStep, 'method' | 'path' | 'query'>

function addressOf({ kind, call, route }: FlowInput, paths: ProviderPaths): Address {
  if (call) return showCall(call, kind === 'call' ? paths.api : '/api/spotify/v1')
  if (kind === 'request') return showRoute(route)
  const [method, path] = addresses[kind](paths)
  return { method, path }
}

const addresses: Record<Exclude<FlowInput['kind'], 'request'>, (paths: ProviderPaths) => [string, string]> = {
  'sign-in': () => ['GET', '/auth/sign-in'],
  authorize: ({ authorize }) => ['GET', authorize],
  consent: () => ['POST', 'consent'],
  callback: () => ['GET', '/auth/callback'],
  redeem: ({ token }) => ['POST', token],
  refresh: ({ token }) => ['POST', token],
  account: ({ api }) => ['GET', `${api}/me`],
  call: ({ api }) => ['GET', api],
}
