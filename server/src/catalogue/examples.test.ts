import { expect, test } from 'vitest'
import { type OperationId, operation, operationIds } from '../../contract/operations.ts'
import type { Parameter } from '../../contract/parameters.ts'
import { createTestWebApi } from '../simulator/web-api/testing.ts'

/** Parameters that Spotify takes one or the other of: each set is a call. */
const alternatives: Partial<Record<OperationId, readonly (readonly string[])[]>> = {
  'get-recently-played': [
    ['limit', 'after'],
    ['limit', 'before'],
  ],
  'start-a-users-playback': [
    ['device_id', 'context_uri', 'offset', 'position_ms'],
    ['device_id', 'uris', 'offset', 'position_ms'],
  ],
  'reorder-or-replace-playlists-items': [
    ['playlist_id', 'uris'],
    ['playlist_id', 'range_start', 'insert_before', 'range_length', 'snapshot_id'],
  ],
  'reorder-or-replace-playlists-tracks': [
    ['playlist_id', 'uris'],
    ['playlist_id', 'range_start', 'insert_before', 'range_length', 'snapshot_id'],
  ],
}

const namesOf = (id: OperationId) => Object.keys(operation(id).parameters)
const onWire = ({ example }: Parameter) => (Array.isArray(example) ? example.join(',') : String(example))

/** The call that the examples of some parameters make. */
function exampleCall(id: OperationId, names: readonly string[]) {
  const { method, path, parameters } = operation(id)
  const given = Object.entries(parameters).filter(([name]) => names.includes(name))
  const within = (place: Parameter['in']) => given.filter(([, parameter]) => parameter.in === place)
  const address = within('path').reduce(
    (filled, [name, row]) => filled.replace(`{${name}}`, onWire(row)),
    path as string,
  )
  const query = new URLSearchParams(within('query').map(([name, row]) => [name, onWire(row)]))
  const body = Object.fromEntries(within('body').map(([name, { example }]) => [name, example]))
  const picture = given.find(([, { kind }]) => kind === 'jpeg')?.[1].example
  return { line: `${method} ${address}?${query}`, body: picture ?? (within('body').length > 0 ? body : undefined) }
}

/** Some commands need something to have happened. */
const before: Partial<Record<OperationId, string>> = {
  'skip-users-playback-to-previous-track': 'POST /me/player/next',
}

const calls = operationIds.flatMap((id) => (alternatives[id] ?? [namesOf(id)]).map((names) => ({ id, names })))

test.each(calls)('the simulator accepts the examples of $id', async ({ id, names }) => {
  const { call } = await createTestWebApi(operation(id).removedSince ? 'extended' : 'development')
  const first = before[id]
  if (first) await call(first)
  const { line, body } = exampleCall(id, names)
  const { statusCode, body: answer } = await call(line, { body })
  expect([line, statusCode < 300, answer]).toEqual([line, true, expect.not.stringMatching(/\[null|,null[,\]]/)])
})
