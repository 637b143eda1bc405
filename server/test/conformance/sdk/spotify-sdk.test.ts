import { SpotifyApi } from '@spotify/web-api-ts-sdk'
import { afterAll, describe, expect, vi } from 'vitest'
import { operation } from '../../../contract/operations.ts'
import { scopes } from '../../../contract/scopes.ts'
import type { Settings } from '../../../src/simulator/settings.ts'
import type { Script } from '../../../src/simulator/testing/script.ts'
import { startedAt, test } from '../../../src/simulator/testing/simulated.ts'
import { createSeededPlan } from '../../../src/simulator/world/seeded-plan.ts'
import { createWorld } from '../../../src/simulator/world/world.ts'
import { accountTrials } from './account.trials.ts'
import { catalogueTrials } from './catalogue.trials.ts'
import { discoveryTrials } from './discovery.trials.ts'
import { methodsOf, ownerOf } from './methods.ts'
import { playerTrials } from './player.trials.ts'
import { playlistTrials } from './playlists.trials.ts'
import { savedTrials } from './saved.trials.ts'
import type { Bench, Trials } from './trial.ts'

const trials: Trials = {
  ...catalogueTrials,
  ...discoveryTrials,
  ...savedTrials,
  ...accountTrials,
  ...playlistTrials,
  ...playerTrials,
}
const world = createWorld(createSeededPlan(1), () => startedAt)

/** The SDK as anyone sets it up, but for the address it calls. */
async function createSdk(script: Script): Promise<SpotifyApi> {
  const tokens = await script.signIn(scopes.join(' '))
  return SpotifyApi.withAccessToken('scopedeck-local', tokens, {
    fetch: (address, init) => fetch(String(address).replace('https://api.spotify.com', script.origin), init),
  })
}

async function setUp(script: Script, mode: Settings['mode']): Promise<Bench> {
  await script.control('PATCH', 'settings', { mode })
  return { sdk: await createSdk(script), world, mode }
}

const methodOf = (trial: string) => trial.split(' ')[0] ?? ''
const passed = new Set<string>()

test('every method of the SDK has its trial', async ({ script }) => {
  const tried = new Set(Object.keys(trials).map(methodOf))
  expect([...tried].toSorted()).toEqual(methodsOf(await createSdk(script)).toSorted())
})

describe.each(['extended', 'development'] as const)('in %s mode', (mode) => {
  const isOpen = (name: string) => mode === 'extended' || !operation(trials[name]?.operation ?? 'search').removedSince
  const names = Object.keys(trials)

  test.for(names.filter(isOpen))('%s', async (name, { script }) => {
    const bench = await setUp(script, mode)
    const method = vi.spyOn(...ownerOf(bench.sdk, methodOf(name)))
    await trials[name]?.run(bench)
    expect(method).toHaveBeenCalled()
    passed.add(`${mode} ${methodOf(name)}`)
  })

  test.for(names.filter((name) => !isOpen(name)))('%s is refused', async (name, { script }) => {
    await expect(trials[name]?.run(await setUp(script, mode))).rejects.toThrow('"message":"Forbidden"')
  })
})

afterAll(() => {
  const count = (mode: Settings['mode']) => [...passed].filter((each) => each.startsWith(mode)).length
  process.stdout.write(
    `Spotify’s SDK: ${count('extended')} of ${new Set(Object.keys(trials).map(methodOf)).size} methods run and passed ` +
      `in extended mode, ${count('development')} in development mode, where the others are refused\n`,
  )
})
