import type { FastifyPluginAsync } from 'fastify'
import type { Simulation } from '../simulation.ts'

interface WebApiOptions {
  simulation: Simulation
}

/** The Web API of the simulated Spotify. */
const webApi: FastifyPluginAsync<WebApiOptions> = async (app, { simulation }) => {
  app.get('/me', (request) => {
    const reading = simulation.readToken(request.headers.authorization?.replace('Bearer ', '') ?? '')
    return reading
  })
}
export default webApi
