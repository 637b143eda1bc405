import type { Static } from 'typebox'
import type { SimulatorConditions } from '../../../contract/simulator.ts'
import { grantEndsAt } from '../accounts/approved-scopes.ts'
import type { Grant } from '../accounts/grant.ts'
import type { Client } from '../clients.ts'
import type { Simulation } from '../simulation.ts'
import type { SimulatedAccount } from '../world/account.ts'
import type { ClientView, StateView } from './views.ts'

/** What `GET /simulator/state` shows: everything but secrets. Times are epoch milliseconds of the simulator's clock. */
export function stateOf(simulation: Simulation): StateView {
  const { origin, clock, settings, clients, world, grants, faults } = simulation
  return {
    origin,
    clock: { now: clock.now(), aheadMs: clock.aheadMs() },
    settings: { ...settings },
    clients: [...clients.values()].map(clientView),
    accounts: [...world.accounts.values()].map(accountView),
    grants: grants.all().map((grant) => grantView(grant, simulation)),
    faults: [...faults.list()],
  }
}

/** What is unusual about the simulation: its clock, its faults, its settings. */
export function conditionsOf(
  simulation: Pick<Simulation, 'clock' | 'faults' | 'changedSettings'>,
): SimulatorConditions {
  const { clock, faults, changedSettings } = simulation
  return { aheadMs: clock.aheadMs(), faults: faults.list().length, settings: changedSettings().length }
}

export function clientView({ clientId, name, redirectUris }: Client): Static<typeof ClientView> {
  return { clientId, name, redirectUris: [...redirectUris] }
}

export function accountView({ id, displayName, premium, allowlisted, devices, playback }: SimulatedAccount) {
  const { isPlaying, progressMs, repeat, isShuffled } = playback
  const item = playback.item?.name ?? null
  return {
    id,
    displayName,
    premium,
    allowlisted,
    devices,
    playback: { isPlaying, progressMs, repeat, shuffle: isShuffled, item },
  }
}

function grantView(grant: Grant, simulation: Simulation) {
  const { accountId, clientId, scopes, authorizedAt, revoked } = grant
  return {
    ...(accountId !== undefined && { account: accountId }),
    client: clientId,
    scopes: [...scopes],
    authorizedAt,
    endsAt: grantEndsAt(grant, simulation),
    revoked,
  }
}
