import type { Simulation } from '../simulation.ts'
import { createSeededPlan } from '../world/seeded-plan.ts'
import { createWorld, type World } from '../world/world.ts'
import type { WorldPlan, WorldSource } from '../world/world-plan.ts'
import { planOfFile } from '../world-file/plan-of-file.ts'
import { restoreAccounts, saveAccounts } from './accounts.ts'
import { restorePlaylists, savePlaylists } from './playlists.ts'
import { SnapshotError } from './references.ts'
import type { Snapshot } from './schema.ts'

/** The whole state of a simulation. It holds what differs from how its world began, and from what that was made. */
export function takeSnapshot(simulation: Simulation): Snapshot {
  const { world, clock, settings, clients, faults, log, recentCalls, grants } = simulation
  return {
    format: 'scopedeck-simulator-1',
    source: world.plan.source,
    clock: { aheadMs: clock.aheadMs() },
    settings,
    clients: [...clients.values()].map((client) => ({ ...client, redirectUris: [...client.redirectUris] })),
    faults: structuredClone([...faults.list()]),
    log: log.list(''),
    recentCalls: Object.fromEntries(recentCalls),
    grants: grants.save(),
    accounts: saveAccounts(world),
    playlists: savePlaylists(world),
  }
}

/**
 * Puts a simulation where it was. Nothing changes where the snapshot does not fit together.
 * @throws {SnapshotError} for a snapshot that does not fit together
 */
export function restoreSnapshot(simulation: Simulation, snapshot: Snapshot): void {
  const plan = planOf(snapshot.source, simulation.world.plan)
  simulation.restore(snapshot, (now) => restoreWorld(plan, now, snapshot))
}

function restoreWorld(plan: WorldPlan, now: () => number, { accounts, playlists }: Snapshot): World {
  const world = createWorld(plan, now)
  restorePlaylists(world, playlists)
  restoreAccounts(world, accounts)
  return world
}

/** The plan that is there, where it is the right one. */
function planOf(source: WorldSource, present: WorldPlan): WorldPlan {
  if (JSON.stringify(source) === JSON.stringify(present.source)) return present
  if ('seed' in source) return createSeededPlan(source.seed)
  const { plan, mistakes } = planOfFile(source.file)
  if (mistakes.length > 0)
    throw new SnapshotError(`The world file of the snapshot has mistakes: ${mistakes[0]?.message}.`)
  return plan
}
