import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Browser } from '../../harness/browser.ts'
import type { Arena } from '../harness.ts'
import { type Area, attack } from '../target.ts'
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

export const callback: Area = {
  name: 'callback',
  share: 20,
  async prepare(arena) {
    const earlier = await begin(arena)
    await arena.send(earlier.browser, `/auth/callback?${queryOf(Object.entries(earlier.moment))}`)
    const another = await begin(arena)
    return attack(arena, visit, async (one) => {
      const { browser, moment } = await begin(arena)
      const pairs = fill(one.pairs, moment, earlier.moment)
      const visitors: Record<string, Browser> = { another: another.browser, 'its browser': browser }
      const visitor = visitors[one.by] ?? arena.app.browser()
      const url = `/auth/callback?${queryOf(pairs)}`
      const calls = arena.tokenCalls()
      const isRight = one.by === 'its browser' && one.method === 'GET' && redeems(pairs, moment.state)
      const options = { method: one.method, headers: { 'x-csrf': '1' } }
      const kept = arena.app.browser().carrying(visitor)
      const answers = await Promise.all(Array.from({ length: one.times }, () => arena.send(visitor, url, options)))
      if (answers.some(({ status }) => status === 431)) return
      assert.equal(arena.tokenCalls() - calls, isRight ? 1 : 0)
      const isSignedIn = (await visitor.session()).authenticated
      assert.equal(isSignedIn, isRight && valuesOf(pairs, 'code')[0] === moment.code)
      if (isRight) await replay(arena, kept, url)
      if (!isRight && answers.every(({ status }) => status >= 400)) await finish(arena, browser, moment)
    })
  },
}

interface Moment {
  state: string
  code: string
}

async function begin({ app, approve }: Arena): Promise<{ browser: Browser; moment: Moment }> {
  const browser = app.browser()
  const { searchParams } = new URL(await approve(browser, { returnTo: '/playlists' }))
  return { browser, moment: { state: searchParams.get('state') ?? '', code: searchParams.get('code') ?? '' } }
}

/** Somebody has kept what the browser had before, and tries it once more. */
async function replay(arena: Arena, kept: Browser, url: string): Promise<void> {
  const calls = arena.tokenCalls()
  assert.equal((await arena.send(kept, url)).status, 400)
  assert.equal(arena.tokenCalls(), calls)
}

/** Whatever was tried, the rightful browser still comes through. */
async function finish(arena: Arena, browser: Browser, moment: Moment): Promise<void> {
  const { location } = await arena.send(browser, `/auth/callback?${queryOf(Object.entries(moment))}`)
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
