import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../../contract/schema.ts'
import type { Simulation } from '../simulation.ts'
import { createWorldFileReader, type FiledWorld, SimulatorWorldFile } from '../world-file/read-world-file.ts'
import { mostWorlds, type Worlds } from '../worlds.ts'
import { ControlRefusal, unknown } from './control-refusal.ts'
import { described } from './openapi.ts'

const WorldPath = Type.Object({ id: Type.String() })
const WorldView = Type.Object(
  {
    id: Type.String(),
    baseUrl: Type.String({ description: 'Everything of a simulator stands below it.' }),
    clientId: Type.String(),
    clientSecret: Type.String(),
  },
  { title: 'WorldView' },
)
const WorldList = Type.Object({ worlds: Type.Array(WorldView) })
/** A library of many thousands of songs has a few megabytes. */
const longestFile = 64 * 1024 ** 2

/** Makes and ends isolated worlds. All of them answer for all worlds: none is inside another. */
export const worldRoutes: FastifyPluginAsyncTypebox<{ worlds: Worlds }> = async (app, { worlds }) => {
  const readWorldFile = createWorldFileReader()
  // As text: a mistake is named with its line.
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, text: string) => text)

  app.get('/worlds', { schema: described('All worlds but the first', WorldList) }, async () => ({
    worlds: [...worlds.all()].map(([id, world]) => worldView(id, world)),
  }))

  const schema = { ...described('Make an isolated world', WorldView, 201), textBody: SimulatorWorldFile }
  app.post('/worlds', { bodyLimit: longestFile, schema }, async ({ body }, reply) => {
    const made = worlds.add(filedWorld(body, readWorldFile))
    if (!made) throw new ControlRefusal(409, `There are ${mostWorlds} worlds: delete one first.`)
    return reply.code(201).send(worldView(made.id, made.world))
  })

  app.delete(
    '/worlds/:id',
    { schema: { summary: 'Delete a world', params: WorldPath } },
    async ({ params: { id } }, reply) => {
      if (!worlds.delete(id)) throw unknown('world', id, worlds.all(), 404)
      return reply.code(204).send()
    },
  )

  app.get('/world.schema.json', { schema: { summary: 'The schema of a world file' } }, async (_request, reply) =>
    reply.type('application/schema+json').send(JSON.stringify(worldFileSchema)),
  )
}

/** The schema of a world file, for editors and other languages. */
const worldFileSchema = { $schema: 'http://json-schema.org/draft-07/schema#', ...SimulatorWorldFile }

/** A file without members, or no file, stands for the seeded world. */
function filedWorld(body: unknown, read: (text: string) => FiledWorld): FiledWorld | undefined {
  return typeof body === 'string' && !/^\s*(\{\s*\})?\s*$/.test(body) ? read(body) : undefined
}

/** What a test needs to point its client at a world. The secret opens this world only. */
function worldView(id: string, { origin, clients }: Simulation) {
  const [client] = clients.values()
  return { id, baseUrl: origin, clientId: client?.clientId ?? '', clientSecret: client?.clientSecret ?? '' }
}
