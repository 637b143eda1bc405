import type { Simulation } from '../simulation.ts'
import type { Grant } from './grant.ts'

/** When a grant's refresh token stops working, in epoch milliseconds. */
export function grantEndsAt(grant: Grant, { settings }: Pick<Simulation, 'settings'>): number {
  return grant.authorizedAt + settings.grantLifetime * 1000
}

/** The scopes of all grants of an account to a client that are still valid. `undefined` if there is no such grant. */
export function approvedScopes(
  simulation: Simulation,
  clientId: string,
  accountId: string,
): ReadonlySet<string> | undefined {
  const now = simulation.clock.now()
  const grants = simulation.grants
    .all()
    .filter((grant) => grant.clientId === clientId && grant.accountId === accountId)
    .filter((grant) => !grant.revoked && now < grantEndsAt(grant, simulation))
  return grants.length > 0 ? new Set(grants.flatMap((grant) => grant.scopes)) : undefined
}
