import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Type } from '../../../contract/schema.ts'
import type { SimulationOf } from '../worlds.ts'
import { drawArt } from './art.ts'
import { artSizes } from './art-address.ts'
import type { World } from './world.ts'

interface ArtOptions {
  simulationOf: SimulationOf<{ world: World }>
}

/** An id, or a word, ends up in no markup, but there is no reason to take more than ids are made of. */
const Drawing = Type.Object({
  size: Type.Union(artSizes.map((size) => Type.Literal(size))),
  file: Type.String({ pattern: '^[0-9A-Za-z]{1,40}\\.svg$' }),
})
const Upload = Type.Object({ file: Type.String({ pattern: '^[0-9A-Za-z]{22}\\.jpg$' }) })

/** Covers and portraits, served without authentication, as Spotify's image host does. */
const artPlugin: FastifyPluginAsync<ArtOptions> = async (app, { simulationOf }) => {
  app.get<{ Params: { size: number; file: string } }>(
    '/:size/:file',
    { schema: { params: Drawing } },
    (request, reply) => {
      const { size, file } = request.params
      return sendArt(reply, 'image/svg+xml', 86_400 * 365).send(drawArt(file.replace('.svg', ''), size))
    },
  )

  app.get<{ Params: { file: string } }>('/uploads/:file', { schema: { params: Upload } }, (request, reply) => {
    const cover = simulationOf(request).world.playlists.get(request.params.file.replace('.jpg', ''))?.cover
    return cover instanceof Buffer ? sendArt(reply, 'image/jpeg', 86_400).send(cover) : reply.callNotFound()
  })
}
export default artPlugin

/** Pages of other origins may show the picture. Opened as a document it can run nothing. */
function sendArt(reply: FastifyReply, type: string, maxAgeSeconds: number): FastifyReply {
  return reply
    .type(type)
    .header('cache-control', `public, max-age=${maxAgeSeconds}`)
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('access-control-allow-origin', '*')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
}
