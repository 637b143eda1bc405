import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Simulation } from '../simulation.ts'
import { clientView } from './state.ts'

const NewClient = Type.Object(
  {
    clientId: Type.String({ pattern: '^[\\x21-\\x39\\x3b-\\x7e]{1,200}$' }),
    clientSecret: Type.String({ minLength: 1, maxLength: 200 }),
    /** As registered. Addresses that Spotify would refuse are taken, so that its refusal can be met. */
    redirectUris: Type.Array(Type.String({ minLength: 1, maxLength: 2000 })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)

/** What the developer dashboard is for. */
export const clientRoutes: FastifyPluginAsyncTypebox<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.post('/clients', { schema: { body: NewClient } }, async ({ body }, reply) => {
    const client = { ...body, name: body.name ?? body.clientId }
    simulation.clients.set(client.clientId, client)
    return reply.code(201).send(clientView(client))
  })
}
