import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../../contract/schema.ts'
import type { Simulation } from '../simulation.ts'
import { mostWorlds, type Worlds } from '../worlds.ts'
import { ControlRefusal, unknown } from './control-refusal.ts'

const WorldPath = Type.Object({ id: Type.String() })
const Nothing = Type.Object({}, { additionalProperties: false })

/** Makes and ends isolated worlds. All of them answer for all worlds: none is inside another. */
export const worldRoutes: FastifyPluginAsyncTypebox<{ worlds: Worlds }> = async (app, { worlds }) => {
  app.get('/worlds', async () => ({
    worlds: [...worlds.all()].map(([id, world]) => worldView(id, world)),
  }))

  app.post('/worlds', { schema: { body: Nothing } }, async (_request, reply) => {
    const made = worlds.add()
    if (!made) throw new ControlRefusal(409, `There are ${mostWorlds} worlds: delete one first.`)
    return reply.code(201).send(worldView(made.id, made.world))
  })

  app.delete('/worlds/:id', { schema: { params: WorldPath } }, async ({ params: { id } }, reply) => {
    if (!worlds.delete(id)) throw unknown('world', id, worlds.all(), 404)
    return reply.code(204).send()
  })
}

/** What a test needs to point its client at a world. The secret opens this world only. */
function worldView(id: string, { origin, clients }: Simulation) {
  const [client] = clients.values()
  return { id, baseUrl: origin, clientId: client?.clientId, clientSecret: client?.clientSecret }
}
