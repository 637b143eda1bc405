import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeCall } from '../call-answer.ts'
import { faultsOf } from '../form-faults.ts'
import { samples } from './code-samples.ts'
import { type SampleCall, sampleCall } from './sample-call.ts'
import { folderWithPicture, hasTool, runNode, runPython, runShell, type Samples } from './testing/run-samples.ts'
import { sampleForms } from './testing/sample-forms.ts'
import { type Received, startStrictServer } from './testing/strict-server.ts'

const token = "the token's $HOME"
const client = { clientId: 'the client’s "id"', redirectUri: 'http://127.0.0.1:8888/auth/callback' }
const picture = operation('upload-custom-playlist-cover').parameters.image?.example as string

type Server = Awaited<ReturnType<typeof startStrictServer>>
let server: Server
/** What the explorer itself sends for each form. */
let own: Received[]
const links = { ours: 'http://ours', theirs: 'http://theirs' }

beforeAll(async () => {
  server = await startStrictServer(token)
  const realFetch = fetch
  own = await Promise.all(
    sampleForms.map(async ({ id, values }, index) => {
      vi.stubGlobal('fetch', (address: string, { credentials: _, ...init }: RequestInit) =>
        realFetch(`${server.apiUrl(`own-${index}`)}${address.replace('/api/spotify/v1', '')}`, init),
      )
      await makeCall(id, values, { links, signal: new AbortController().signal })
      const [request] = server.received(`own-${index}`)
      if (!request) throw new Error(`The explorer did not send ${id}.`)
      return request
    }),
  )
  vi.unstubAllGlobals()
})
afterAll(() => server.stop())

/** The code of every form in one language, by the name under which its request is found. */
function written(language: keyof typeof samples): Samples {
  const entries = sampleForms.map(({ id, values }, index) => {
    const name = `${language}-${index}`
    return [name, samples[language](sampleCall(id, values, { ...client, apiUrl: server.apiUrl(name) }))]
  })
  return Object.fromEntries(entries)
}

type Normalize = (request: Received, id: SampleCall['id']) => Received

function expectSameRequests(language: keyof typeof samples, normalize: Normalize = (request) => request) {
  sampleForms.forEach(({ id, values }, index) => {
    const requests = server.received(`${language}-${index}`)
    const words = `${id} ${JSON.stringify(values)}`
    expect(
      requests.map(({ status }) => status),
      words,
    ).toEqual([200])
    const comparable = (request: Received) => asValue(normalize(request, id))
    expect(requests.map(comparable), words).toEqual(own.slice(index, index + 1).map(comparable))
  })
}

/** JSON is compared as a value: libraries put spaces in it and escape letters. */
function asValue({ body, contentType, status: _, ...rest }: Received) {
  return { ...rest, contentType, body: contentType === 'application/json' ? JSON.parse(body) : body }
}

describe('the samples of every call, run against a server that refuses what Spotify would refuse', () => {
  it('are of forms that the explorer takes, for every call', () => {
    for (const { id, values } of sampleForms) expect(faultsOf(operation(id).parameters, values), id).toEqual({})
    expect(new Set(sampleForms.map(({ id }) => id))).toEqual(new Set(operationIds))
  })

  it.skipIf(!hasTool('curl'))('curl', { timeout: 60_000 }, async () => {
    await runShell(written('curl'), token.replaceAll("'", `'\\''`), await folderWithPicture(picture))
    expectSameRequests('curl')
  })

  it('fetch', { timeout: 60_000 }, async () => {
    expect(await runNode(written('fetch'), token, await folderWithPicture(picture))).toEqual({})
    expectSameRequests('fetch')
  })

  it.skipIf(!hasTool('python3'))('Python, with requests and with the SDK', { timeout: 60_000 }, async () => {
    const all = { ...written('python'), ...written('pythonSdk') }
    expect(await runPython(all, token, await folderWithPicture(picture))).toEqual({})
    expectSameRequests('python')
    expectSameRequests('pythonSdk', withoutDefaults)
  })
})

/** The SDK sends the defaults of Spotify by itself. */
function withoutDefaults(request: Received, id: SampleCall['id']): Received {
  const { parameters } = operation(id)
  const isDefault = ([name, value]: [string, string]) => String(parameters[name]?.default) === value
  return { ...request, query: request.query.filter((pair) => !isDefault(pair)) }
}
