import { needsAccount, type OperationId, operation } from '../../../contract/operations.ts'
import { judge } from '../../../contract/requirements.ts'
import { bearerToken } from '../request.ts'
import type { Simulation, TokenReading } from '../simulation.ts'
import type { SimulatedAccount } from '../world/account.ts'
import type { Call, Endpoint } from './call.ts'
import { accountNeeded, badRequest, forbidden, invalidToken, noToken, PlainTextRefusal } from './errors.ts'
import { nobody } from './nobody.ts'

/** As much of the simulation as the Web API needs. */
export type WebApiSimulation = Pick<Simulation, 'settings' | 'world' | 'origin' | 'readToken'>

export interface Caller {
  account: SimulatedAccount
  scopes: ReadonlySet<string>
}

/** The account and scopes of the caller: `nobody` where a client calls for itself. @throws {WebApiError} 401, or 400 when the header is not a bearer token */
export function readCaller(simulation: WebApiSimulation, authorization: string | undefined): Caller {
  if (!authorization) throw noToken()
  const accessToken = bearerToken(authorization)
  if (!accessToken) throw badRequest('Only valid bearer authentication supported')
  const reading = liveReading(simulation.readToken(accessToken))
  if (reading.accountId === undefined) return { account: nobody, scopes: reading.scopes }
  const account = simulation.world.accounts.get(reading.accountId)
  if (!account) throw invalidToken('Invalid access token')
  return { account, scopes: reading.scopes }
}

function liveReading(reading: TokenReading | undefined): Extract<TokenReading, { state: 'live' }> {
  if (!reading) throw invalidToken('Invalid access token')
  if (reading.state === 'expired') throw invalidToken('The access token expired')
  return reading
}

/** A client in development mode stands on its owner's subscription. */
export function ownerHasPremium({ settings }: Pick<Simulation, 'settings'>): void {
  if (settings.mode === 'extended' || settings.ownerPremium) return
  throw new PlainTextRefusal(
    'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.',
  )
}

/** In development mode only listed accounts may call. They can sign in all the same. */
export function accountIsListed({ settings }: Pick<Simulation, 'settings'>, { account }: Caller): void {
  if (settings.mode === 'extended' || account.allowlisted) return
  throw new PlainTextRefusal('Check settings on developer.spotify.com/dashboard, the user may not be registered.')
}

export function operationIsOpen({ settings }: Pick<Simulation, 'settings'>, id: OperationId): void {
  if (settings.mode === 'development' && operation(id).removedSince) throw forbidden()
}

/** A client's own token reads what belongs to nobody in particular. */
export function accountIsThere(id: OperationId, { account }: Caller): void {
  if (account === nobody && needsAccount(id)) throw accountNeeded()
}

/** The parameter must have the form of a market, whatever the account's country is. */
export function marketIsValid({ query }: Pick<Call, 'query'>): void {
  if (query.market !== undefined && !/^[A-Za-z]{2}$/.test(query.market) && query.market !== 'from_token') {
    throw badRequest('Invalid market code')
  }
}

/** Where things are to be played: an account's own country wins over the one in the call, and decides nothing without it. */
export function readMarket(market: string | undefined, { country }: SimulatedAccount): string | undefined {
  if (market === undefined || country !== '') return market && country
  return market === 'from_token' ? undefined : market.toUpperCase()
}

/**
 * Enforces the contract's requirement table. The simulator knows all call facts; the app sometimes can only guess them.
 * A client that calls for itself has no scopes, and needs none to read what everybody may see.
 */
export function scopesSuffice(id: OperationId, call: Call, endpoint: Endpoint): void {
  if (call.account === nobody) return
  const verdict = judge(operation(id).requirement, call.scopes, endpoint.facts?.(call) ?? {})
  if (verdict.state !== 'allowed') throw forbidden('Insufficient client scope')
}
