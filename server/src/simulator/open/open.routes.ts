import type { FastifyPluginAsync } from 'fastify'
import { html } from '../html.ts'
import { notice } from '../notice.ts'
import type { Simulation } from '../simulation.ts'
import { findLinkedEntity, type LinkedEntity } from './linked-entity.ts'

const policy =
  "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Where `external_urls` lead: to a page for people, as Spotify's own lead to its player. */
export const openRoutes: FastifyPluginAsync<{ simulation: Simulation }> = async (app, { simulation }) => {
  app.get<{ Params: { type: string; id: string } }>('/open/:type/:id', async ({ params }, reply) => {
    const entity = findLinkedEntity(simulation.world, params.type, params.id)
    reply.code(entity ? 200 : 404).type('text/html; charset=utf-8')
    reply.headers({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
    return reply.send(entity ? openPage(entity, simulation) : unknownPage(simulation))
  })
}

/** The page of one simulated entity. */
function openPage({ kind, name, about, picture }: LinkedEntity, simulation: Simulation): string {
  const image = picture === undefined ? html`` : html`<p><img src="${picture}" width="300" height="300" alt=""></p>`
  const content = html`${notice(simulation)}${image}<h1>${name}</h1><p>${about}</p>`
  return page(name, content, `This is a simulated ${kind}: it is not on Spotify, and there is nothing to hear.`)
}

function unknownPage(simulation: Simulation): string {
  const content = html`${notice(simulation)}<h1>Nothing here</h1>`
  return page('Nothing here', content, 'There is no such thing in the simulator.')
}

function page(title: string, content: ReturnType<typeof html>, notice: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Simulator</title>
<link rel="stylesheet" href="/consent.css">
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
