import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv } from 'ajv'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { test } from '../testing/simulated.ts'

interface Described {
  summary?: string
  operationId: string
  responses: Record<string, { content?: { 'application/json': { schema: object } } }>
}
interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, object> }
}

const documentOf = async (app: FastifyInstance) => (await app.inject('/simulator/openapi.json')).json<Document>()

/** Every route of the controls, as Fastify itself lists them. The page's own files are no controls. */
function routesOf(app: FastifyInstance): string[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n')
  const places: string[] = []
  return lines.flatMap((line) => {
    const [, indent = '', path = '', methods = ''] = /^([│├└─\s]*)(\S+)(?: \((.*)\))?$/.exec(line) ?? []
    places.splice(indent.length / 4 - 1, places.length, path)
    const url = places.join('').replaceAll(/:(\w+)/g, '{$1}')
    return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${url}`)
  })
}

test('every control is described, and nothing else', async ({ simulator }) => {
  const { paths } = await documentOf(simulator.app)
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const controls = routesOf(simulator.app).filter(
    (route) => route.includes(' /simulator/') && !route.includes('/simulator/console/'),
  )
  expect(described.toSorted()).toEqual(controls.toSorted())
  expect(controls.length).toBeGreaterThan(15)
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  expect(operations.filter(({ summary = '' }) => summary === '')).toEqual([])
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
})

test('a validator that nobody here wrote accepts the description', async ({ simulator }) => {
  const validator = new Validator()
  const description = await simulator.app.inject('/simulator/openapi.json')
  const result = await validator.validate(description.json<Record<string, unknown>>())
  expect([result.valid, result.errors, validator.version]).toEqual([true, undefined, '3.1'])
})

const calls: [method: string, path: string, body?: unknown][] = [
  ['GET', 'state'],
  ['GET', 'conditions'],
  ['GET', 'requests'],
  ['PATCH', 'settings', { rateLimit: { requests: 180 }, autoApprove: 'ada' }],
  ['POST', 'clock', { advance: '59m' }],
  ['PATCH', 'accounts/{id}', { premium: false }],
  ['POST', 'sign-in', { account: 'ada', scopes: ['user-top-read'] }],
  ['POST', 'tokens/expire'],
  ['POST', 'grants/revoke', { account: 'ada' }],
  ['POST', 'clients', { clientId: 'a', clientSecret: 'b', redirectUris: [] }],
  ['POST', 'faults', { effect: { patch: { 'items.0': null } } }],
  ['DELETE', 'faults'],
  ['POST', 'worlds'],
  ['GET', 'worlds'],
  ['POST', 'reset'],
]

test('answers are what the description says, mistakes too', async ({ simulator, script }) => {
  const document = await documentOf(simulator.app)
  const ajv = new Ajv({ strict: false, allErrors: true }).addSchema({ ...document, $id: 'controls' })
  const check = (pointer: string) =>
    ajv.compile({ $ref: `controls#/paths/${pointer}/content/application~1json/schema` })
  const { access_token } = await script.signIn('user-top-read')
  await script.me(access_token)
  await script.me('unknown')
  for (const [method, path, body] of calls) {
    const pointer = `~1simulator~1${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses`
    const response = await script.control(method, path.replace('{id}', 'ada'), body)
    const answers = check(`${pointer}/${response.status}`)
    expect([answers(await response.json()), answers.errors], `${method} ${path}`).toEqual([true, null])
    const mistake = check(`${pointer}/4XX`)
    const refused = await script.send(`/simulator/${path}`, { method, headers: { origin: 'http://evil.example' } })
    expect([refused.status, mistake(await refused.json())]).toEqual([403, true])
  }
})
