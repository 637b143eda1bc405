import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { isCrossSite, queryOf } from '../request.ts'
import type { SimulationOf } from '../worlds.ts'
import { readAuthorizationRequest } from './authorization-request.ts'
import { approve, deny } from './authorization-response.ts'
import { consentPage, consentParameters } from './consent-page.ts'
import { consentStyles } from './consent-styles.ts'
import { accountWithoutPage, firstAccount, rememberAccount, signedInAccount } from './signed-in-account.ts'

/**
 * No `form-action`: browsers hold the redirect after the form to it, and the redirect goes to the client's own host.
 * @see https://www.w3.org/TR/CSP3/#directive-form-action
 */
const consentPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** `/authorize` and its consent page. */
export const authorizeRoutes: FastifyPluginAsync<{ simulationOf: SimulationOf }> = async (app, { simulationOf }) => {
  app.get('/authorize', async (request, reply) => {
    const simulation = simulationOf(request)
    const parameters = queryOf(request)
    const reading = readAuthorizationRequest(parameters, simulation.clients)
    if (reading.outcome === 'refused') return refuse(reply, 400, reading.text)
    const signedIn = signedInAccount(request, simulation)
    const accountId = accountWithoutPage(simulation, reading.request, signedIn)
    if (accountId) return goBack(reply, approve(simulation, reading.request, accountId))
    const preselected = signedIn ?? firstAccount(simulation)
    return asPage(reply).send(consentPage({ simulation, request: reading.request, parameters, preselected }))
  })

  app.post('/authorize', async (request, reply) => {
    const simulation = simulationOf(request)
    if (isCrossSite(request, simulation.origin)) {
      return refuse(reply, 403, 'Consent is given on the simulator’s own page only.')
    }
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    // The hidden fields were in the browser's hands: they pass the same checks again.
    const reading = readAuthorizationRequest(consentParameters(form), simulation.clients)
    if (reading.outcome === 'refused') return refuse(reply, 400, reading.text)
    const accountId = form.get('account') ?? ''
    if (!simulation.world.accounts.has(accountId)) return refuse(reply, 400, 'Unknown account')
    rememberAccount(reply, accountId, simulation)
    if (form.get('decision') === 'approve') return goBack(reply, approve(simulation, reading.request, accountId))
    if (form.get('decision') === 'deny') return goBack(reply, deny(reading.request))
    return refuse(reply, 400, 'decision must be approve or deny')
  })

  app.get('/consent.css', async (request, reply) => {
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache')
    return consentStyles(simulationOf(request).world.accounts.size)
  })
}

function goBack(reply: FastifyReply, location: string) {
  return reply.header('cache-control', 'no-store').redirect(location, 302)
}

/** Bare text, as on Spotify's own page. */
function refuse(reply: FastifyReply, status: number, text: string) {
  return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(text)
}

function asPage(reply: FastifyReply) {
  return reply.type('text/html; charset=utf-8').headers({
    'content-security-policy': consentPolicy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: the form's own `Origin` would then be `null`.
    'referrer-policy': 'same-origin',
  })
}
