import type { SpotifyApi } from '@spotify/web-api-ts-sdk'
import type { OperationId } from '../../../contract/operations.ts'
import type { Settings } from '../../../src/simulator/settings.ts'
import type { World } from '../../../src/simulator/world/world.ts'

/** What a trial has at hand. */
export interface Bench {
  /** Signed in as ada, with every scope, in a world as it was seeded. */
  sdk: SpotifyApi
  /** Another world of the same seed: what there must be to read, known without asking. */
  world: World
  mode: Settings['mode']
}

/** One way to call one method of the SDK, and what has to come of it. */
export interface Trial {
  operation: OperationId
  run(bench: Bench): Promise<void>
}

/** By the method's name, with a word after it where it does several things. */
export type Trials = Readonly<Record<string, Trial>>

/** @throws {Error} where the list is shorter */
export function nth<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`the list has no number ${index}`)
  return item
}

export const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
export const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name)

/** ada as she is in the seeded world. */
export function adaOf({ accounts }: World) {
  return nth(
    [...accounts.values()].filter(({ id }) => id === 'ada'),
    0,
  )
}

/** One of ada's playlists by its name. */
export function playlistOf(world: World, name: string) {
  return nth(
    [...world.playlists.values()].filter((playlist) => playlist.name === name),
    0,
  )
}
