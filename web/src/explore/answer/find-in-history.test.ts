import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { expect, it } from 'vitest'
import { requestOf } from '../call-request.ts'
import { searchOf } from '../form-values.ts'
import type { PastCall } from '../stored-calls.ts'
import { findInHistory } from './find-in-history.ts'

function call(id: OperationId, values: Record<string, string>, status = 200): PastCall {
  const { method, target } = requestOf(id, values)
  return { account: 'ada', at: 1, id, search: searchOf(id, values), method, target, status, ms: 3 }
}

const calls = [
  call('search', { q: 'São Paulo & friends', type: 'track' }),
  call('create-playlist', { name: 'Rain (live) * [2]?' }, 403),
  call('get-queue', {}, 0),
]
const found = (find: string) => findInHistory(calls, find).map(({ id }) => id)

it('finds by what was typed into the form, also where the address has it encoded', () => {
  expect(found('sao paulo')).toEqual(['search'])
  expect(found('rain (live)')).toEqual(['create-playlist'])
  expect(found('type=track')).toEqual(['search'])
})

it('finds by path, method, name and status', () => {
  expect(found('/me/player')).toEqual(['get-queue'])
  expect(found('post')).toEqual(['create-playlist'])
  expect(found('403')).toEqual(['create-playlist'])
  expect(found('no answer')).toEqual(['get-queue'])
})

// hoppscotch 2743: characters of a pattern empty the history.
it.each(['*', '(', '?', '[2]', 'rain (live) * [2]?'])('takes %s as text', (find) => {
  expect(found(find)).toContain('create-playlist')
})

it('shows everything where nothing is searched', () => {
  expect(found('  ')).toHaveLength(3)
})
