import type { FastifyPluginAsync } from 'fastify'
import { html, type Markup } from '../html.ts'
import { notice } from '../notice.ts'
import type { Simulation } from '../simulation.ts'
import type { SimulationOf } from '../worlds.ts'
import { findLinkedEntity, type LinkedEntity } from './linked-entity.ts'

const policy =
  "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Where `external_urls` lead: to a page for people, as Spotify's own lead to its player. */
export const openRoutes: FastifyPluginAsync<{ simulationOf: SimulationOf }> = async (app, { simulationOf }) => {
  app.get<{ Params: { type: string; id: string } }>('/open/:type/:id', async (request, reply) => {
    const { params } = request
    const simulation = simulationOf(request)
    const entity = findLinkedEntity(simulation.world, params.type, params.id)
    reply.code(entity ? 200 : 404).type('text/html; charset=utf-8')
    reply.headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    return reply.send(entity ? openPage(entity, simulation) : unknownPage(simulation))
  })
}

/** The page of one simulated entity. */
function openPage({ kind, name, about, picture }: LinkedEntity, simulation: Simulation): string {
  const { basePath } = simulation
  const image =
    picture === undefined ? html`` : html`<p><img src="${basePath}${picture}" width="300" height="300" alt=""></p>`
  const content = html`${notice(simulation)}${image}<h1>${name}</h1><p>${about}</p>`
  return page(
    name,
    { content, basePath },
    `This is a simulated ${kind}: it is not on Spotify, and there is nothing to hear.`,
  )
}

function unknownPage(simulation: Simulation): string {
  const content = html`${notice(simulation)}<h1>Nothing here</h1>`
  return page('Nothing here', { content, basePath: simulation.basePath }, 'There is no such thing in the simulator.')
}

interface Content {
  content: Markup
  /** Of the simulation's addresses. */
  basePath: string
}

function page(title: string, { content, basePath }: Content, notice: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Simulator</title>
<link rel="stylesheet" href="${basePath}/consent.css">
</head>
<body>
<main>
${content}
<p class="quiet">${notice}</p>
</main>
</body>
</html>
`.text
}
