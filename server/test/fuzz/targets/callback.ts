import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Browser } from '../../harness/browser.ts'
import type { Harness } from '../harness.ts'
import { attack, type Target } from '../target.ts'
import { anyText, type Pair, queryOf } from '../texts.ts'

/** Values that only the moment has. */
const own = { state: '{own state}', code: '{own code}' }
const spent = { state: '{spent state}', code: '{spent code}' }

const value = (...known: string[]) => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, anyText)
const named = (name: string, text: fc.Arbitrary<string>) => text.map((value): Pair => [name, value])
const parameter: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 4, arbitrary: named('state', value(own.state, own.state, spent.state, '')) },
  { weight: 4, arbitrary: named('code', value(own.code, own.code, spent.code, '', 'c')) },
  named('error', value('access_denied', 'server_error', '')),
  named('error_description', value('', 'No')),
  named('iss', value('https://accounts.example', '')),
  fc.tuple(anyText, anyText),
)
/** Right in all but what is added. */
const nearlyRight = fc
  .array(parameter, { maxLength: 3 })
  .map((more): Pair[] => [['state', own.state], ['code', own.code], ...more])

const visit = fc.record({
  pairs: fc.oneof(fc.array(parameter, { maxLength: 6 }), nearlyRight),
  method: fc.oneof(
    { weight: 12, arbitrary: fc.constant('GET' as const) },
    fc.constantFrom('HEAD' as const, 'POST' as const, 'PUT' as const, 'DELETE' as const, 'OPTIONS' as const),
  ),
  by: fc.constantFrom('its browser', 'its browser', 'its browser', 'another', 'nobody'),
  times: fc.constantFrom(1, 1, 1, 2),
})

export const callback: Target = {
  name: 'callback',
  share: 20,
  async prepare(harness) {
    const earlier = await begin(harness)
    await harness.send(earlier.browser, `/auth/callback?${queryOf(Object.entries(earlier.moment))}`)
    const another = await begin(harness)
    return attack(harness, visit, async (one) => {
      const { browser, moment } = await begin(harness)
      const pairs = fill(one.pairs, moment, earlier.moment)
      const visitors: Record<string, Browser> = { another: another.browser, 'its browser': browser }
      const visitor = visitors[one.by] ?? harness.app.browser()
      const url = `/auth/callback?${queryOf(pairs)}`
      const calls = harness.tokenCalls()
      const isRight = one.by === 'its browser' && one.method === 'GET' && redeems(pairs, moment.state)
      const options = { method: one.method, headers: { 'x-csrf': '1' } }
      const kept = harness.app.browser().carrying(visitor)
      const answers = await Promise.all(Array.from({ length: one.times }, () => harness.send(visitor, url, options)))
      if (answers.some(({ status }) => status === 431)) return
      assert.equal(harness.tokenCalls() - calls, isRight ? 1 : 0)
      const isSignedIn = (await visitor.session()).authenticated
      assert.equal(isSignedIn, isRight && valuesOf(pairs, 'code')[0] === moment.code)
      if (isRight) await replay(harness, kept, url)
      if (!isRight && answers.every(({ status }) => status >= 400)) await finish(harness, browser, moment)
    })
  },
}

interface Moment {
  state: string
  code: string
}

async function begin({ app, approve }: Harness): Promise<{ browser: Browser; moment: Moment }> {
  const browser = app.browser()
  const { searchParams } = new URL(await approve(browser, { returnTo: '/playlists' }))
  return { browser, moment: { state: searchParams.get('state') ?? '', code: searchParams.get('code') ?? '' } }
}

/** Somebody has kept what the browser had before, and tries it once more. */
async function replay(harness: Harness, kept: Browser, url: string): Promise<void> {
  const calls = harness.tokenCalls()
  assert.equal((await harness.send(kept, url)).status, 400)
  assert.equal(harness.tokenCalls(), calls)
}

/** Whatever was tried, the rightful browser still comes through. */
async function finish(harness: Harness, browser: Browser, moment: Moment): Promise<void> {
  const { location } = await harness.send(browser, `/auth/callback?${queryOf(Object.entries(moment))}`)
  assert.equal(location, '/playlists')
}

function fill(pairs: readonly Pair[], now: Moment, before: Moment): Pair[] {
  const values = new Map([
    [own.state, now.state],
    [own.code, now.code],
    [spent.state, before.state],
    [spent.code, before.code],
  ])
  return pairs.map(([name, text]) => [name, values.get(text) ?? text])
}

const valuesOf = (pairs: readonly Pair[], name: string) =>
  pairs.filter(([key]) => key.toWellFormed() === name).map(([, text]) => text.toWellFormed())

/** By the RFCs: one state, which is ours, one code, and nothing that says otherwise. */
function redeems(pairs: readonly Pair[], state: string): boolean {
  const [states, codes, errors, issuers, descriptions] = ['state', 'code', 'error', 'iss', 'error_description'].map(
    (name) => valuesOf(pairs, name),
  ) as [string[], string[], string[], string[], string[]]
  const isOnce = (values: string[], longest: number) =>
    values.length <= 1 && values.every(({ length }) => length <= longest)
  return (
    states.length === 1 &&
    states[0] === state &&
    codes.length === 1 &&
    codes[0] !== '' &&
    isOnce(codes, 4096) &&
    errors.length === 0 &&
    isOnce(issuers, 2048) &&
    !issuers.includes('') &&
    isOnce(descriptions, 4096)
  )
}
