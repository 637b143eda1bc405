import httpProxy from '@fastify/http-proxy'
import Fastify from 'fastify'

/** Fastify that hands everything on, without sessions. */
const app = Fastify()
await app.register(httpProxy, { upstream: `${process.env.UPSTREAM}/v1`, prefix: '/api/spotify/v1' })
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
