import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FlowForm, flowKind, flowKindNames } from '../../contract/flow.ts'
import { FlowStep } from '../../contract/flow-record.ts'
import { operation, operationIds } from '../../contract/operations.ts'
import { createSchemaCheck } from '../http/schema-check.ts'
import type { FlowInput } from '../observability/flow-input.ts'
import { mergeSteps } from './merge-steps.ts'
import { redactStep } from './redact-step.ts'

const fingerprint = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, 8)
const context = { id: 'step-1', fingerprint, paths: { authorize: '/authorize', token: '/api/token', api: '/v1' } }

/** Marked, so that it is found in whatever it is put into. */
const secret = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019-_.~+/= "%'), minLength: 4, maxLength: 60 })
  .map((text) => `S3CRET${text}`)
const operationId = fc.constantFrom(...operationIds)
const kind = fc.constantFrom(...flowKindNames)

/** Every member that a caller could fill in or add, with a secret in it, whatever its type says. */
const hostileInput = fc
  .tuple(kind, operationId, fc.array(secret, { minLength: 8, maxLength: 8 }))
  .map(([kind, id, secrets]) => {
    const [one = '', two = '', three = '', ...more] = secrets
    const fill = (fields: Readonly<Record<string, FlowForm>>) =>
      Object.fromEntries(
        [...Object.keys(fields), 'authorization', one].map((name, nth) => [
          name,
          nth % 3 === 0 ? [two, one] : secrets[nth % 8],
        ]),
      )
    const { sent, answered, held = {} } = flowKind(kind)
    const names = [...Object.keys(operation(id).parameters), three]
    const values = Object.fromEntries(names.map((name, nth) => [name, secrets[nth % 8] ?? '']))
    return {
      ...{ kind, at: 1, ms: one, status: two, problem: three, requestId: more[0], headers: { cookie: one }, body: two },
      call: { id, params: values, query: new URLSearchParams(values), body: { value: one } },
      route: { method: one, path: '/auth/refresh' },
      ...{ sent: fill(sent), answered: fill(answered), held: fill(held) },
    } as unknown as FlowInput
  })

test('no step holds anything of a secret, whichever field it was put into', () => {
  const isStep = createSchemaCheck(FlowStep)
  fc.assert(
    fc.property(hostileInput, (input) => {
      const step = redactStep(input, context)
      expect(JSON.stringify(step)).not.toMatch(/S3CRET/i)
      expect(isStep(step)).toBe(true)
    }),
    { seed: 13, numRuns: 2_000 },
  )
})

test('words of the table, numbers, scopes and ids of Spotify’s are shown', () => {
  const id = '37i9dQZF1DXcBWIGoYBM5M'
  const query = new URLSearchParams('limit=50&market=SE&fields=items(track(name))')
  expect(
    redactStep(
      {
        kind: 'call',
        at: 1.4,
        ms: 12.34,
        status: 200,
        call: { id: 'get-playlists-items', params: { playlist_id: id }, query },
      },
      context,
    ),
  ).toMatchObject({
    ...{
      at: 1,
      ms: 12.3,
      method: 'GET',
      path: `/v1/playlists/${id}/items`,
      query: 'limit=50&market=SE&fields={fields}',
    },
  })
  const answered = { expires_in: 3600, scope: ['user-top-read', 'made-up'], error: 'invalid_grant', outcome: 'kept' }
  expect(redactStep({ kind: 'refresh', at: 1, answered }, context).answered).toEqual({
    ...{ expires_in: 3600, scope: 'user-top-read', error: 'invalid_grant', outcome: 'kept' },
  })
})

test('a record is cut to 500 steps, says so, and keeps the sign-in', () => {
  const stepOf = (kind: FlowInput['kind'], nth: number) =>
    redactStep({ kind, at: nth }, { ...context, id: `${kind} ${nth}` })
  const [first, calls] = [stepOf('redeem', 0), Array.from({ length: 600 }, (_, nth) => stepOf('call', nth + 1))]
  const { steps, isCut } = mergeSteps([calls, [first], calls])
  expect([steps.length, isCut, steps[0]?.id, steps[1]?.id, steps.at(-1)?.id]).toEqual([
    500,
    true,
    'redeem 0',
    'call 102',
    'call 600',
  ])
  expect(mergeSteps([[first], [first]])).toEqual({ steps: [first], isCut: false })
})
