import { flowKindNames } from '@scopedeck/server/contract/flow.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { expect, test } from 'vitest'
import { toHar, toJson } from './export-flow.ts'
import { comparisonOf, lanesOf, outcomeOf, shortPath, summaryOf, wantedSteps } from './flow-model.ts'
import { addSteps } from './flow-store.ts'
import { challengeOf, isVerifier } from './pkce.ts'
import { readFlow, readStep, type Step } from './read-flow.ts'
import { stepSamples } from './step-samples.ts'
import { wordsOf } from './step-words.ts'

const step = (part: Partial<Step> = {}): Step => ({
  ...{ id: 'a', kind: 'call', at: 1_000, method: 'GET', path: '/v1/me', status: 200, sent: {}, answered: {} },
  ...part,
})
const secret = (fingerprint: string) => ({ fingerprint })
const provider: Provider = {
  ...{ kind: 'simulator', clientId: 'our id', redirectUri: 'http://127.0.0.1:8888/auth/callback', revokes: false },
  ...{ authorizeUrl: 'http://localhost:8889/authorize', apiUrl: 'http://localhost:8889/v1' },
}

test('a step that makes no sense costs its own row', () => {
  const steps = [
    step(),
    { id: 'b' },
    null,
    'text',
    { ...step(), kind: 'unheard of' },
    { ...step(), sent: 7, ms: 'long' },
  ]
  const flow = readFlow({ steps, isCut: 'yes', now: 5 })
  expect(flow.steps.map(({ id, sent }) => [id, sent])).toEqual([
    ['a', {}],
    ['a', {}],
  ])
  expect(flow.isCut).toBe(false)
  expect(readStep({ ...step(), sent: { code: { fingerprint: 'abc' }, odd: [1], n: 1 } })?.sent).toEqual({
    code: { fingerprint: 'abc' },
    n: 1,
  })
})

test('steps arrive once, in the order of their time, whatever order they came in', () => {
  const [first, call, request] = [
    step({ id: '1', at: 1 }),
    step({ id: '2', at: 2 }),
    step({ id: '3', at: 2, kind: 'request' }),
  ]
  expect(addSteps([call], [first, request, call]).map(({ id }) => id)).toEqual(['1', '3', '2'])
})

test('the filter finds path, lane and status, and each kind of message', () => {
  const all = [
    step({ id: 'in', kind: 'redeem', path: '/api/token', at: 1 }),
    step({ id: 'call' }),
    step({ id: 'bad', status: 503, at: 9_000 }),
    step({ id: 're', kind: 'refresh' }),
  ]
  const found = (filter: Parameters<typeof wantedSteps>[1]['filter'], text = '') =>
    wantedSteps(all, { filter, text, screenSince: 8_000 }).map(({ id }) => id)
  expect(found('all')).toEqual(['in', 'call', 'bad', 're'])
  expect(found('all', 'web api 503')).toEqual(['bad'])
  expect(found('all', 'accounts TOKEN')).toEqual(['in'])
  expect(['sign-in', 'refresh', 'failed', 'screen'].map((filter) => found(filter as 'all'))).toEqual([
    ['in'],
    ['re'],
    ['bad'],
    ['bad'],
  ])
})

test('an arrow says in short what it carries', () => {
  const id = '37i9dQZF1DXcBWIGoYBM5M'
  expect(shortPath(`/v1/playlists/${id}/items`)).toBe('/v1/playlists/…/items')
  expect([
    shortPath('/api/spotify/v1/me/playlists', 1),
    shortPath('/api/token', 1),
    shortPath(`/v1/playlists/${id}`, 1),
  ]).toEqual(['…/playlists', '…/token', '…/playlists/…'])
  expect([outcomeOf(step({ ms: 41.4 })), outcomeOf(step({ kind: 'request', ms: 41 }))]).toEqual(['200 · 41 ms', '200'])
  const { status: _, ...unanswered } = step({ problem: 'upstream-timeout' })
  expect(outcomeOf(unanswered)).toBe('no answer')
  expect([summaryOf([]), summaryOf([step()]), summaryOf([step(), step({ at: 5_200 })])]).toEqual([
    'No messages yet',
    '1 message in 0.0 s',
    '2 messages in 4.2 s',
  ])
  for (const kind of flowKindNames)
    expect(wordsOf(step({ kind })).sources.length + Object.keys(lanesOf(step({ kind }))).length).toBeGreaterThan(2)
})

test('a refresh says of each token whether it was kept or replaced', () => {
  const held = { access_token: secret('old'), refresh_token: secret('long'), scope: 'a' }
  const refresh = (answered: Step['answered']) => step({ kind: 'refresh', held, answered })
  const verdicts = (one: Step) => comparisonOf(one).map(({ verdict }) => verdict)
  expect(verdicts(refresh({ access_token: secret('new'), scope: 'a' }))).toEqual(['replaced', 'kept', 'kept'])
  expect(verdicts(refresh({ access_token: secret('new'), refresh_token: secret('next'), scope: 'b' }))).toEqual([
    'replaced',
    'replaced',
    'replaced',
  ])
  expect(verdicts({ ...refresh({}), problem: 'upstream-unavailable' })).toEqual([])
  expect([wordsOf(refresh({})).title, wordsOf(refresh({ refresh_token: secret('next') })).title]).toEqual([
    'The refresh kept its refresh token',
    'The refresh replaced both tokens',
  ])
})

test('exports are what tools read, without a secret', () => {
  const redeem = step({
    kind: 'redeem',
    method: 'POST',
    path: '/api/token',
    sent: { grant_type: 'authorization_code', code: secret('91f2e07b'), client_secret: secret('c07e91aa') },
  })
  const { log } = JSON.parse(toHar([redeem], provider))
  expect(log.entries[0]).toMatchObject({
    ...{ startedDateTime: '1970-01-01T00:00:01.000Z', time: 0, timings: { send: 0, wait: 0, receive: 0 } },
    request: {
      method: 'POST',
      url: 'http://localhost:8889/api/token',
      headers: [{ name: 'authorization', value: 'Basic #c07e91aa' }],
    },
    response: { status: 200, redirectURL: '' },
  })
  expect(log.entries[0].request.postData.params).toContainEqual({ name: 'code', value: '#91f2e07b' })
  expect(JSON.parse(toJson([redeem], true))).toEqual({ isCut: true, steps: [redeem] })
})

test('each message is code in three languages, with variables for the secrets', () => {
  const redeem = step({
    kind: 'redeem',
    method: 'POST',
    path: '/api/token',
    sent: {
      grant_type: 'authorization_code',
      code: secret('1'),
      code_verifier: secret('2'),
      client_secret: secret('3'),
    },
  })
  expect(stepSamples.curl(redeem, provider)).toBe(
    [
      `curl 'http://localhost:8889/api/token'`,
      `-u 'our id':"$CLIENT_SECRET"`,
      `--data-urlencode 'grant_type=authorization_code'`,
      '--data-urlencode "code=$CODE"',
      '--data-urlencode "code_verifier=$CODE_VERIFIER"',
      `--data-urlencode 'redirect_uri=http://127.0.0.1:8888/auth/callback'`,
    ].join(' \\\n  '),
  )
  expect(stepSamples.fetch(redeem, provider)).toContain('code: CODE, code_verifier: CODE_VERIFIER')
  expect(stepSamples.Python(step({ query: 'limit=2' }), provider)).toContain(
    'requests.get(\n    "http://localhost:8889/v1/me?limit=2",\n    headers={"Authorization": f"Bearer {ACCESS_TOKEN}"},',
  )
})

test('S256 is computed as in the RFC', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  expect(await challengeOf(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  expect([verifier, 'x'.repeat(42), 'x'.repeat(129), `${'x'.repeat(42)}ü`].map(isVerifier)).toEqual([
    true,
    false,
    false,
    false,
  ])
})
