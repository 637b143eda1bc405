import type { FastifyPluginAsync } from 'fastify'
import type { SimulationOf } from './worlds.ts'

/** The addresses of everything, as plain text. */
function welcome(origin: string): string {
  return `Spotify simulator on ${origin}

  authorize      ${origin}/authorize
  token          ${origin}/api/token
  Web API        ${origin}/v1
  controls       ${origin}/simulator/state
  accounts       ada (Premium), ben (Free), cleo (new), dov (not on the allowlist)

  It is not Spotify, and nothing in it is real. More in docs/simulator.md.
`
}

/** Answers `GET /`. */
export const welcomeRoutes: FastifyPluginAsync<{ simulationOf: SimulationOf }> = async (app, { simulationOf }) => {
  app.get('/', async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(welcome(simulationOf(request).origin)),
  )
}

/** What `pnpm simulator` prints. The client's secret opens the simulator only. */
export function banner(origin: string, redirectUris: readonly string[]): string {
  return `
${welcome(origin)}
  client id      scopedeck-local
  client secret  scopedeck-local-secret
  redirect URIs  ${redirectUris.join('\n                 ')} (any port)

  Stop with Ctrl+C.
`
}
