import { expect } from 'vitest'
import { type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { namedScopes } from '../../contract/requirements.ts'
import { scopes } from '../../contract/scopes.ts'
import { test } from '../../src/simulator/testing/simulated.ts'
import { Caller } from './caller.ts'
import { calls } from './calls.ts'
import { filledPath } from './sample-call.ts'
import { findSamples } from './samples.ts'

/**
 * Where an episode may stand among other things, it has its resume point too. Were the scope named by all of these,
 * every song that is listed or looked for would count as a use of it.
 */
const episodesAmongOthers: ReadonlySet<OperationId> = new Set(['search', 'get-playlists-items', 'get-playlists-tracks'])

const reads = operationIds.filter((id) => operation(id).method === 'GET' && !episodesAmongOthers.has(id))
const isNamed = (scope: string, id: OperationId) =>
  namedScopes(operation(id).requirement).some((each) => each === scope)

// It computes for 9 s on a free machine.
test('a scope that changes an answer is one that the table names for it', { timeout: 90_000 }, async ({ script }) => {
  await script.control('PATCH', 'settings', { mode: 'extended' })
  const everything = await Caller.signedIn(script, 'ada')
  const samples = await findSamples(everything)
  const unnamed = new Set<string>()
  for (const scope of scopes) {
    const others = scopes.filter((other) => other !== scope)
    const without = await Caller.signedIn(script, 'ada', others)
    for (const id of reads.filter((each) => !isNamed(scope, each))) {
      for (const call of calls[id](samples)) {
        const path = filledPath(operation(id).path, samples, call)
        const [all, fewer] = [await everything.call('GET', path, call), await without.call('GET', path, call)]
        if (all.text !== fewer.text) unnamed.add(`${id}: ${scope}`)
      }
    }
  }
  expect([...unnamed]).toEqual([])
})
