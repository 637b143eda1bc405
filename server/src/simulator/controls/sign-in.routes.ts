import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../../contract/schema.ts'
import { isScope, scopes as knownScopes } from '../../../contract/scopes.ts'
import { tokenAnswer } from '../accounts/token-response.ts'
import type { Client } from '../clients.ts'
import type { Simulation } from '../simulation.ts'
import type { SimulationOf } from '../worlds.ts'
import { ControlRefusal, knownAccount, unknown } from './control-refusal.ts'
import { described } from './openapi.ts'

const SignIn = Type.Object(
  {
    account: Type.String(),
    scopes: Type.Optional(Type.Array(Type.String())),
    /** Of the client that signs in; without it, the first. */
    clientId: Type.Optional(Type.String()),
  },
  { additionalProperties: false, title: 'SignIn' },
)

const TokenSet = Type.Object(
  {
    access_token: Type.String(),
    token_type: Type.Literal('Bearer'),
    scope: Type.Optional(Type.String({ description: 'Space-delimited.' })),
    expires_in: Type.Integer({ description: 'Seconds.' }),
    refresh_token: Type.Optional(Type.String()),
  },
  { title: 'TokenSet' },
)

/** Consents without a browser, for tests that are not about signing in. */
export const signInRoutes: FastifyPluginAsyncTypebox<{ simulationOf: SimulationOf }> = async (app, options) => {
  app.post(
    '/sign-in',
    { schema: { ...described('Get a token set without a browser', TokenSet), body: SignIn } },
    async (request) => {
      const { account, scopes = [], clientId } = request.body
      const simulation = options.simulationOf(request)
      const grant = simulation.grants.add({
        clientId: knownClient(simulation, clientId).clientId,
        accountId: knownAccount(simulation, account, 404).id,
        scopes: everyScopeKnown(scopes),
        authorizedAt: simulation.clock.now(),
      })
      // As of a public client: refreshes with its secret and without.
      const refreshToken = simulation.grants.issueRefreshToken({ grant, publicClient: true, superseded: false })
      return tokenAnswer(simulation, grant, refreshToken)
    },
  )
}

function knownClient({ clients }: Simulation, clientId: string | undefined): Client {
  const client = clientId === undefined ? clients.values().next().value : clients.get(clientId)
  if (!client) throw unknown('client', clientId ?? '', clients, 404)
  return client
}

function everyScopeKnown(scopes: readonly string[]): string[] {
  const wrong = scopes.filter((scope) => !isScope(scope))
  if (wrong.length === 0) return [...new Set(scopes)]
  throw new ControlRefusal(400, `Unknown scope: ${wrong.join(', ')}. There are: ${knownScopes.join(', ')}.`)
}
