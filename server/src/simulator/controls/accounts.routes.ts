import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Simulation } from '../simulation.ts'
import { AccountChange, patchAccount } from '../world/account-change.ts'
import { knownAccount } from './control-refusal.ts'
import { accountView } from './state.ts'

/** One account, or all of them. */
const Whose = Type.Object({ account: Type.Optional(Type.String()) }, { additionalProperties: false })
const AccountPath = Type.Object({ id: Type.String() })

/** The accounts, their tokens and their grants. */
export const accountRoutes: FastifyPluginAsyncTypebox<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.patch('/accounts/:id', { schema: { params: AccountPath, body: AccountChange } }, async ({ params, body }) => {
    const account = knownAccount(simulation, params.id, 404)
    patchAccount(account, body)
    return accountView(account)
  })

  app.post('/tokens/expire', { schema: { body: Whose } }, async ({ body: { account } }) => {
    if (account !== undefined) knownAccount(simulation, account, 404)
    simulation.grants.expireAccessTokens(simulation.clock.now(), account)
    return { expired: account ?? 'all' }
  })

  app.post('/grants/revoke', { schema: { body: Whose } }, async ({ body: { account } }) => {
    if (account !== undefined) knownAccount(simulation, account, 404)
    simulation.grants.revoke(account)
    return { revoked: account ?? 'all' }
  })
}
