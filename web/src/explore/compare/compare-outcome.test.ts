import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { expect, test } from 'vitest'
import { type KeptAnswer, withAnswer } from '../stored-calls.ts'
import { outcomeOf, pairOf } from './compare-outcome.ts'

const answer = (status: number, body?: unknown): KeptAnswer => ({
  account: 'ada',
  id: 'get-current-users-profile',
  request: 'GET /me',
  scopes: [],
  at: 0,
  status,
  text: body === undefined ? '' : JSON.stringify(body),
})
const refusal = (title: string) => answer(403, { title, code: 'forbidden' })

test('what a scope adds is counted: fields, rows, and a page that was full', () => {
  expect(outcomeOf(answer(200, { id: 'ada' }), answer(200, { id: 'ada', email: 'a@b.c' })).words).toBe(
    'With it: 1 field more.',
  )
  const page = (ids: string[], total: number) => answer(200, { items: ids.map((id) => ({ id })), total })
  expect(outcomeOf(page(['a', 'b'], 2), page(['a', 'c'], 3)).words).toBe(
    'With it: 1 row more, 1 row fewer and 1 value changed. The page is full: the new rows pushed as many off it.',
  )
})

test('of a refusal and an answer, the reason is given and all of the answer is marked', () => {
  const { words, comparison } = outcomeOf(refusal('A permission is missing'), answer(200, { items: [] }))
  expect(words).toBe('Without it the call is refused: A permission is missing. With it, all of this is the answer.')
  expect([...(comparison?.marks ?? [])]).toEqual([['', 'added']])
  const lost = outcomeOf(answer(200, { items: [] }), answer(502, 'no problem document'))
  expect(lost.words).toBe('Without it there is an answer. With it the call is refused: 502.')
  expect([...(lost.comparison?.marks ?? [])]).toEqual([['', 'removed']])
})

test('two refusals are both named, or once if they are equal', () => {
  const [scope, premium] = [refusal('A permission is missing'), refusal('Spotify Premium is required')]
  expect(outcomeOf(scope, scope)).toEqual({ words: 'It is refused either way: A permission is missing.' })
  expect(outcomeOf(scope, premium).words).toBe(
    'Without it: A permission is missing. With it: Spotify Premium is required.',
  )
})

test('answers without a body have nothing to mark', () => {
  expect(outcomeOf(answer(204), answer(204))).toEqual({ words: 'Neither answer has a body.' })
  expect(outcomeOf(answer(204), answer(200, {}))).toEqual({ words: 'Only with it does the answer have a body.' })
  expect(outcomeOf(refusal('A permission is missing'), answer(204)).words).toMatch(/an answer, without a body\.$/)
  expect(outcomeOf(answer(200, {}), answer(200, {})).words).toBe('The two answers are identical.')
})

const ofGrant = (scopes: string[], text: string): KeptAnswer => ({ ...answer(200), request: 'GET /me ', scopes, text })
const named: Scope[] = ['user-read-email']

test('the last answer of this grant is compared with the last answer of another grant', () => {
  const kept = [ofGrant([], 'bare'), ofGrant(['user-read-email'], 'full')].reduce<KeptAnswer[]>(withAnswer, [])
  const pair = pairOf(kept, 'GET /me ', ['user-read-email'], named)
  expect(pair).toMatchObject({ now: { text: 'full' }, other: { text: 'bare' }, gained: ['user-read-email'], lost: [] })
  expect(pairOf(kept, 'GET /me ', [], named)).toMatchObject({ lost: ['user-read-email'] })
  expect(pairOf(kept, 'GET /other ', [], named)).toBeUndefined()
})

test('grants that differ only in scopes of other calls are not compared', () => {
  const kept = [ofGrant(['user-top-read'], 'a'), ofGrant([], 'b')]
  expect(pairOf(kept, 'GET /me ', [], named)).toBeUndefined()
})
