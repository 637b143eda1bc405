import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Simulation } from '../simulation.ts'
import { approvedScopes } from './approved-scopes.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

const cookieName = 'simulator_account'

/** Who decided last in this browser. It protects nothing: there is no password here. */
export function signedInAccount({ headers }: FastifyRequest, simulation: Simulation): string | undefined {
  const cookies = (headers.cookie ?? '').split(/; */)
  const accountId = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  return accountId && simulation.world.accounts.has(accountId) ? accountId : undefined
}

/** In this world only: each has an address of its own. */
export function rememberAccount(reply: FastifyReply, accountId: string, { basePath }: Simulation): void {
  reply.header('set-cookie', `${cookieName}=${accountId}; Path=${basePath}/authorize; HttpOnly; SameSite=Lax`)
}

/**
 * Whose consent needs no page: it was given for all of these scopes before and no dialog is wanted, or the settings
 * give it. Choice: `autoApprove` wins over `show_dialog`, because a script that asked for it can't press a button.
 */
export function accountWithoutPage(
  simulation: Simulation,
  request: AuthorizationRequest,
  signedIn: string | undefined,
): string | undefined {
  const { autoApprove } = simulation.settings
  if (autoApprove) return typeof autoApprove === 'string' ? autoApprove : (signedIn ?? firstAccount(simulation))
  if (request.showDialog || !signedIn) return undefined
  const approved = approvedScopes(simulation, request.client.clientId, signedIn)
  return approved && request.scopes.every((scope) => approved.has(scope)) ? signedIn : undefined
}

export function firstAccount({ world }: Simulation): string | undefined {
  return world.accounts.keys().next().value
}
